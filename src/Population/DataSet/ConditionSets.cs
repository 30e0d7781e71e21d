using System.Collections.Frozen;
using Goldthread.Kernel.Values;

namespace Goldthread.Population.DataSet;

/// <summary>One condition that the data set tells apart.</summary>
/// <param name="Name">Its name in a cohort.</param>
/// <param name="Title">What a person calls it.</param>
/// <param name="IsLongTerm">True where it counts towards several long-term conditions.</param>
public sealed record ConditionKind(string Name, string Title, bool IsLongTerm);

/// <summary>
/// Which codes make which condition: conditions.csv. SNOMED CT codes are those that stand in many published lists and that senders here use, each by itself and not with what lies
/// below it; ICD-10 is by category of three characters (World Health Organization, ICD-10 version 2019, chapters as published). A place that codes otherwise has its own sets beside these.
/// </summary>
public sealed class ConditionSets
{
    private const string Snomed = "http://snomed.info/sct";

    private readonly FrozenDictionary<string, int> _bySnomed;
    private readonly List<(string First, string Last, int Kind)> _byIcd = [];

    private ConditionSets(IEnumerable<(ConditionKind Kind, string System, string Code)> rows)
    {
        var kinds = new List<ConditionKind>();
        var snomed = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (kind, system, code) in rows)
        {
            if (!kinds.Contains(kind)) kinds.Add(kind);
            var number = kinds.IndexOf(kind);
            if (system == "snomed") snomed.Add(code, number);
            else _byIcd.Add((code[..3], code[4..], number));
        }

        Kinds = kinds;
        _bySnomed = snomed.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The sets that come with the product.</summary>
    public static ConditionSets Own { get; } = Load();

    /// <summary>Every condition, in the order of the file.</summary>
    public IReadOnlyList<ConditionKind> Kinds { get; }

    /// <summary>The condition that a code stands for: its place in <see cref="Kinds"/>, or -1.</summary>
    /// <param name="system">The code's system, as FHIR names it.</param>
    /// <param name="code">The code; ICD-10 with or without its dot.</param>
    public int Of(string? system, string code)
    {
        if (system == Snomed) return _bySnomed.GetValueOrDefault(code, -1);
        if (system is null || code.Length < 3 || !system.Contains("icd-10", StringComparison.OrdinalIgnoreCase)) return -1;
        foreach (var (first, last, kind) in _byIcd)
        {
            if (string.CompareOrdinal(code, 0, first, 0, 3) >= 0 && string.CompareOrdinal(code, 0, last, 0, 3) <= 0) return kind;
        }

        return -1;
    }

    private static ConditionSets Load()
    {
        using var stream = typeof(ConditionSets).Assembly.GetManifestResourceStream("Goldthread.Population.DataSet.conditions.csv")!;
        using var reader = new StreamReader(stream);
        return new ConditionSets([.. CsvRows.Read(reader).Skip(1).Select(r => (new ConditionKind(r.Fields[0], r.Fields[1], r.Fields[2] == "1"), r.Fields[3], r.Fields[4]))]);
    }
}
