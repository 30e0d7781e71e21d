using System.Text.Json;
using Goldthread.Kernel.Values;

namespace Goldthread.Population.Extracts;

/// <summary>One column of an extract.</summary>
/// <typeparam name="T">What a row is made of.</typeparam>
/// <param name="Name">As the specification calls it.</param>
/// <param name="Value">Its text in a row; null or empty is blank.</param>
public sealed record Column<T>(string Name, Func<T, string?> Value);

/// <summary>What an extract looks like: its columns in their order. Rows are written one by one, so that millions pass through little memory.</summary>
/// <typeparam name="T">What a row is made of.</typeparam>
/// <param name="Name">Of the table.</param>
/// <param name="Columns">In the order of the file.</param>
public sealed record Layout<T>(string Name, IReadOnlyList<Column<T>> Columns)
{
    private static readonly byte[] _newLine = "\n"u8.ToArray();

    /// <summary>As CSV with a header (RFC 4180), safe to open in a spreadsheet.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="into">Where to.</param>
    /// <param name="isFirst">False where more rows follow those that were written before: no header.</param>
    /// <returns>How many rows.</returns>
    public long WriteCsv(IEnumerable<T> rows, TextWriter into, bool isFirst = true)
    {
        if (isFirst) into.Write(CsvText.Line([.. Columns.Select(c => c.Name)]));
        var fields = new string?[Columns.Count];
        long written = 0;
        foreach (var row in rows)
        {
            for (var i = 0; i < fields.Length; i++) fields[i] = Columns[i].Value(row);
            into.Write(CsvText.Line(fields));
            written++;
        }

        return written;
    }

    /// <summary>As one JSON object a line, in UTF-8; blank fields are left out.</summary>
    /// <returns>How many rows.</returns>
    public long WriteNdjson(IEnumerable<T> rows, Stream into)
    {
        using var writer = new Utf8JsonWriter(into);
        var names = Columns.Select(c => JsonEncodedText.Encode(c.Name)).ToArray();
        long written = 0;
        foreach (var row in rows)
        {
            writer.WriteStartObject();
            for (var i = 0; i < names.Length; i++)
            {
                if (Columns[i].Value(row) is { Length: > 0 } text) writer.WriteString(names[i], text);
            }

            writer.WriteEndObject();
            writer.Flush();
            into.Write(_newLine);
            writer.Reset();
            written++;
        }

        return written;
    }

    /// <summary>Which column of a file is which of ours, whatever the spaces, underscores and capitals of its header.</summary>
    /// <param name="header">The names in the file.</param>
    /// <returns>For each column of this layout its place in the file, or -1.</returns>
    public int[] Places(IReadOnlyList<string> header)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = header.Count - 1; i >= 0; i--) names[PlainText.Of(header[i])] = i;
        return [.. Columns.Select(c => names.GetValueOrDefault(PlainText.Of(c.Name), -1))];
    }
}
