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
        var report = new CldReport();
        var seen = new HashSet<UInt128>();
        write(CsvText.Line("line", "event reference", "field", "verdict", "words"));
        foreach (var (line, row) in Read(file, fault => { report.Refused++; refuse(fault); })) Judge(line, row, report, seen, write);
        return report;
    }

    private static void Judge(int line, CldRow row, CldReport report, HashSet<UInt128> seen, Action<string> write)
    {
        report.Rows++;
        var passed = true;
        foreach (var field in CldFields.All)
        {
            if (CldRules.Check(row, field) is not { } verdict) continue;
            report.Add(field, verdict);
            if (verdict < CldVerdict.BlankOptional)
            {
                passed = false;
                write(CsvText.Line($"{line}", row[CldField.EventReference], field.Name(), $"{(int)verdict}", Words(verdict)));
            }
        }

        if (passed) report.Passed++;
        if (CldPerson.Of(row) is not { } person)
        {
            report.WithoutPerson++;
            write(CsvText.Line($"{line}", row[CldField.EventReference], "", "", "No NHS number and no number of the council: the row would be dropped"));
        }
        else if (!row.IsByAssociation && !seen.Add(CldEventKey.Of(row, person)))
        {
            report.Repeated++;
            write(CsvText.Line($"{line}", row[CldField.EventReference], "", "", "An earlier row tells of the same event"));
        }
    }

    private static string Words(CldVerdict verdict) => verdict switch
    {
        CldVerdict.BlankMandatory => "Blank, and this row needs it",
        CldVerdict.NotInList => "Not one of the words of the specification",
        CldVerdict.Contradicts => "Contradicts another date of the row",
        _ => "Not a date, number or identifier of its kind",
    };
}
