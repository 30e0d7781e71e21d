namespace Goldthread.Fhir.Views;

/// <summary>How the rows of a view are written.</summary>
public enum ViewFormat
{
    /// <summary>A line of column names and a line a row, as RFC 4180 writes them, lines ended by a line feed.</summary>
    Csv,

    /// <summary>One array of objects.</summary>
    Json,

    /// <summary>An object a line.</summary>
    Ndjson,
}

/// <summary>The names of the formats. https://build.fhir.org/ig/FHIR/sql-on-fhir-v2/operations-run.html</summary>
public static class ViewFormats
{
    /// <summary>By its short name or its media type; null for any other.</summary>
    public static ViewFormat? Find(string name) => name.Split(';')[0].Trim().ToLowerInvariant() switch
    {
        "csv" or "text/csv" => ViewFormat.Csv,
        "json" or "application/json" => ViewFormat.Json,
        "ndjson" or "application/x-ndjson" or "application/ndjson" or "application/fhir+ndjson" => ViewFormat.Ndjson,
        _ => null,
    };

    /// <summary>The content type of an answer in this format.</summary>
    public static string MediaType(this ViewFormat format) => format switch
    {
        ViewFormat.Csv => "text/csv; charset=utf-8",
        ViewFormat.Json => "application/json; charset=utf-8",
        _ => "application/x-ndjson; charset=utf-8",
    };
}
