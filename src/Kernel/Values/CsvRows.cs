using System.Text;

namespace Goldthread.Kernel.Values;

/// <summary>Reads CSV (RFC 4180) row by row, never the whole: fields in double quotes may hold commas, quotes and line ends. Spaces around a field are left out.</summary>
public static class CsvRows
{
    /// <summary>The fields of each row, with the number of the line it begins on; empty lines are passed over. A quote that is never closed ends with the file.</summary>
    public static IEnumerable<(int Line, IReadOnlyList<string> Fields)> Read(TextReader text)
    {
        for (var number = 1; text.ReadLine() is { } line; number++)
        {
            var begins = number;
            while (IsOpen(line) && text.ReadLine() is { } more)
            {
                line += "\n" + more;
                number++;
            }

            if (line.Trim().Length > 0)
            {
                yield return (begins, Fields(line));
            }
        }
    }

    /// <summary>The fields of one row.</summary>
    public static string[] Fields(string row)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < row.Length; i++)
        {
            if (isQuoted && row[i] == '"' && i + 1 < row.Length && row[i + 1] == '"')
            {
                field.Append(row[i++]);
            }
            else if (row[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (row[i] == ',' && !isQuoted)
            {
                fields.Add(field.ToString().Trim());
                field.Clear();
            }
            else
            {
                field.Append(row[i]);
            }
        }

        return [.. fields, field.ToString().Trim()];
    }

    private static bool IsOpen(string row) => row.AsSpan().Count('"') % 2 == 1;
}
