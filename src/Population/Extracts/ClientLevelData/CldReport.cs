using Goldthread.Kernel.Values;

namespace Goldthread.Population.Extracts.ClientLevelData;

/// <summary>How the rows of a file did by one field.</summary>
/// <param name="Valid">Rows where it is valid.</param>
/// <param name="BlankOptional">Blank where it may be.</param>
/// <param name="BlankMandatory">Blank where it must not be.</param>
/// <param name="Invalid">Something else stands there.</param>
public sealed record CldFieldCounts(long Valid, long BlankOptional, long BlankMandatory, long Invalid);

/// <summary>How a file did, by rule.</summary>
public sealed class CldReport
{
    private readonly long[,] _counts = new long[CldFields.All.Count, 4];

    /// <summary>Rows that could be read.</summary>
    public long Rows { get; internal set; }

    /// <summary>Rows of which every field passed.</summary>
    public long Passed { get; internal set; }

    /// <summary>Rows that tell of an event an earlier row told of.</summary>
    public long Repeated { get; internal set; }

    /// <summary>Rows about nobody who can be told apart: they would be dropped.</summary>
    public long WithoutPerson { get; internal set; }

    /// <summary>Lines that are no rows of the file.</summary>
    public long Refused { get; internal set; }

    /// <summary>The counts of one field, over the rows it applies to.</summary>
    public CldFieldCounts Of(CldField field) => new(_counts[(int)field, 0], _counts[(int)field, 1], _counts[(int)field, 2], _counts[(int)field, 3]);

    /// <summary>The report as CSV: a line for each field that applied to any row, with how many passed.</summary>
    public void WriteCsv(TextWriter into)
    {
        into.Write(CsvText.Line("field", "applies", "valid", "blank optional", "blank mandatory", "invalid", "passed"));
        foreach (var field in CldFields.All)
        {
            var c = Of(field);
            var all = c.Valid + c.BlankOptional + c.BlankMandatory + c.Invalid;
            if (all > 0) into.Write(CsvText.Line(field.Name(), $"{all}", $"{c.Valid}", $"{c.BlankOptional}", $"{c.BlankMandatory}", $"{c.Invalid}", $"{c.Valid + c.BlankOptional}"));
        }
    }

    internal void Add(CldField field, CldVerdict verdict) => _counts[(int)field, verdict switch { CldVerdict.Valid => 0, CldVerdict.BlankOptional => 1, CldVerdict.BlankMandatory => 2, _ => 3 }]++;
}
