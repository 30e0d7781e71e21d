using Goldthread.Kernel.Values;

namespace Goldthread.Population.Scores;

/// <summary>
/// The electronic frailty index: how many of 36 deficits the record of a general practice holds (Clegg and others, Age Ageing 2016;45:353-360). It finds people who may be frail; a
/// clinician confirms. The codes belong to their authors and are read from a file of the operator's.
/// </summary>
public sealed class ElectronicFrailty
{
    /// <summary>By how many the deficits that were found are divided, whether or not the list of codes knows all of them.</summary>
    public const int DeficitCount = 36;

    private static readonly string[] Header = ["deficit", "terminology", "code", "term"];

    private readonly Dictionary<string, ulong>.AlternateLookup<ReadOnlySpan<char>> _masks;

    private ElectronicFrailty(IReadOnlyList<string> deficits, Dictionary<string, ulong> masks)
    {
        Deficits = deficits;
        _masks = masks.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The deficits that the list names, in its order; bit 0 of a mask is the first.</summary>
    public IReadOnlyList<string> Deficits { get; }

    /// <summary>Reads a list with the columns deficit, terminology, code and term.</summary>
    /// <param name="list">CSV with a header.</param>
    /// <param name="terminology">Only the codes of this one, as "snomed"; null for all.</param>
    /// <returns>The index, or a fault for each line that cannot be read.</returns>
    public static Outcome<ElectronicFrailty> Read(TextReader list, string? terminology = null)
    {
        var (deficits, faults) = (new List<string>(), new List<Fault>());
        var masks = new Dictionary<string, ulong>(StringComparer.Ordinal);
        var isFirst = true;
        foreach (var (line, fields) in CsvRows.Read(list))
        {
            if (isFirst)
            {
                isFirst = false;
                if (!fields.Take(3).SequenceEqual(Header.Take(3), StringComparer.OrdinalIgnoreCase)) return new Fault(FaultKind.WrongFormat, $"The columns of the list are {string.Join(", ", Header)}.", $"line {line}");
                continue;
            }

            if (fields.Count < 3 || fields[0].Length == 0 || fields[2].Length == 0)
            {
                faults.Add(new Fault(FaultKind.Invalid, "A deficit or a code is missing.", $"line {line}"));
                continue;
            }

            if (terminology is not null && !fields[1].Equals(terminology, StringComparison.OrdinalIgnoreCase)) continue;
            var deficit = deficits.FindIndex(d => d.Equals(fields[0], StringComparison.OrdinalIgnoreCase));
            if (deficit < 0)
            {
                if (deficits.Count == DeficitCount) return new Fault(FaultKind.Invalid, $"\"{fields[0]}\" is one deficit more than the {DeficitCount} of the index.", $"line {line}");
                deficit = deficits.Count;
                deficits.Add(fields[0]);
            }

            var code = Plain(fields[2]).ToString();
            masks[code] = masks.GetValueOrDefault(code) | (1UL << deficit);
        }

        if (masks.Count == 0) faults.Add(new Fault(FaultKind.Invalid, terminology is null ? "The list has no codes." : $"The list has no codes of \"{terminology}\"."));
        return faults.Count > 0 ? faults.ToArray() : new ElectronicFrailty(deficits, masks);
    }

    /// <summary>The deficits of a code; 0 for a code of none. Read codes are told apart by case.</summary>
    /// <param name="code">As it was written; the dots that fill a Read code may be left out.</param>
    public ulong Mask(ReadOnlySpan<char> code) => _masks.TryGetValue(Plain(code), out var mask) ? mask : 0;

    /// <summary>The share of the 36 deficits that a mask holds: 0 to 1.</summary>
    /// <param name="mask">The deficits of a person.</param>
    public static double Score(ulong mask) => (double)System.Numerics.BitOperations.PopCount(mask) / DeficitCount;

    /// <summary>"fit" up to 0.12 (4 deficits), "mild" up to 0.24 (8), "moderate" up to 0.36 (12), "severe" above.</summary>
    /// <param name="mask">The deficits of a person.</param>
    public static string Band(ulong mask) => Score(mask) switch { <= 0.12 => "fit", <= 0.24 => "mild", <= 0.36 => "moderate", _ => "severe" };

    private static ReadOnlySpan<char> Plain(ReadOnlySpan<char> code) => code.Trim().TrimEnd('.');
}
