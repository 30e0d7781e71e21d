using Goldthread.Kernel.Values;

namespace Goldthread.Population.Extracts.ClientLevelData;

/// <summary>
/// Checks a Client Level Data file: rows in as CSV, verdicts out, a report by field at the end. A row is read, judged and let go; kept is only the digest of each event, sixteen bytes, to
/// find those that are told twice. No value of a row comes out again: a verdict names the line, the event's reference, the field and what is wrong.
/// </summary>
public static class CldRun
{
    /// <summary>Reads the rows of a file. A line that is no row is told and passed over; a file without one of the columns a row is known by has none.</summary>
    /// <param name="file">CSV with a header in the names of <see cref="CldFields"/>.</param>
    /// <param name="refuse">Takes each fault, in words.</param>
    public static IEnumerable<(int Line, CldRow Row)> Read(TextReader file, Action<string> refuse)
    {
        int[]? places = null;
        var width = 0;
        foreach (var (line, fields) in CsvRows.Read(file))
        {
            if (places is null)
            {
                (places, width) = (CldFields.Layout.Places(fields), fields.Count);
                var missing = new[] { CldField.LaCode, CldField.EventType, CldField.ClientType }.Where(f => places[(int)f] < 0).ToList();
                foreach (var field in missing) refuse($"line {line}: there is no column \"{field.Name()}\"");
                if (missing.Count > 0) yield break;
                continue;
            }

            if (fields.Count != width)
            {
                refuse($"line {line}: {fields.Count} fields beside {width} in the header");
                continue;
            }

            var row = new CldRow();
            foreach (var field in CldFields.All)
            {
                if (places[(int)field] >= 0) row[field] = fields[places[(int)field]];
            }

            yield return (line, row);
        }

        if (places is null) refuse("There are no rows: the first line names the columns.");
    }

    /// <summary>Judges every row.</summary>
    /// <param name="file">As in <see cref="Read"/>.</param>
    /// <param name="write">Takes each verdict as a line of CSV: line, reference, field, verdict, words. Only what fails is written.</param>
    /// <param name="refuse">Takes each line that is no row, in words.</param>
    public static CldReport Run(TextReader file, Action<string> write, Action<string> refuse)
    {
        var judge = new CldJudge(write);
        foreach (var (line, row) in Read(file, fault => { judge.Report.Refused++; refuse(fault); })) judge.Take(line, row);
        return judge.Report;
    }
}
