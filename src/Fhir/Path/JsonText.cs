using System.Text.Json;

namespace Goldthread.Fhir.FhirPath;

/// <summary>Text of JSON values.</summary>
internal static class JsonText
{
    /// <summary>A string's text, or the raw text of any other value.</summary>
    public static string Of(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.String)
        {
            return json.ValueKind is JsonValueKind.Undefined ? "" : json.GetRawText();
        }

        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            // Half a surrogate pair (a lone \ud800) parses as JSON but is no text.
            throw new FhirPathException("A text of the resource holds half a character.", e);
        }
    }
}
