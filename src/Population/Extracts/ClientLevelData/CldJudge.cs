using Goldthread.Kernel.Values;

namespace Goldthread.Population.Extracts.ClientLevelData;

/// <summary>Judges rows one by one, whether they come from a file or from the record; kept is only the digest of each event. What fails is written as a line of CSV.</summary>
public sealed class CldJudge
{
    private readonly Action<string> _write;
    private readonly HashSet<UInt128> _seen = [];

    /// <summary>Begins.</summary>
    /// <param name="write">Takes each verdict as a line of CSV, a header first: line, reference, field, verdict, words. Only what fails is written.</param>
    public CldJudge(Action<string> write)
    {
        _write = write;
        write(CsvText.Line("line", "event reference", "field", "verdict", "words"));
    }

    /// <summary>How the rows did so far.</summary>
    public CldReport Report { get; } = new();

    /// <summary>Judges one row.</summary>
    /// <param name="line">Where it stands in the file.</param>
    /// <param name="row">The row.</param>
    public void Take(long line, CldRow row)
    {
        Report.Rows++;
        var passed = true;
        foreach (var field in CldFields.All)
        {
            if (CldRules.Check(row, field) is not { } verdict) continue;
            Report.Add(field, verdict);
            if (verdict < CldVerdict.BlankOptional)
            {
                passed = false;
                _write(CsvText.Line($"{line}", row[CldField.EventReference], field.Name(), $"{(int)verdict}", Words(verdict)));
            }
        }

        if (passed) Report.Passed++;
        if (CldPerson.Of(row) is not { } person)
        {
            Report.WithoutPerson++;
            _write(CsvText.Line($"{line}", row[CldField.EventReference], "", "", "No NHS number and no number of the council: the row would be dropped"));
        }
        else if (!row.IsByAssociation && !_seen.Add(CldEventKey.Of(row, person)))
        {
            Report.Repeated++;
            _write(CsvText.Line($"{line}", row[CldField.EventReference], "", "", "An earlier row tells of the same event"));
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
