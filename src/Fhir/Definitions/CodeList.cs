using System.Collections.Frozen;

namespace Goldthread.Fhir.Definitions;

/// <summary>Every code of one value set.</summary>
internal sealed class CodeList
{
    private readonly string[][] _rows;
    private readonly Lazy<FrozenSet<string>> _codes;
    private readonly Lazy<FrozenDictionary<string, FrozenSet<string>>> _bySystem;

    /// <summary>One row a code system: its address, then its codes.</summary>
    public CodeList(string[][] rows)
    {
        _rows = rows;
        _codes = new(() => _rows.SelectMany(row => row.Skip(1)).ToFrozenSet(StringComparer.Ordinal));
        _bySystem = new(() => _rows.ToFrozenDictionary(row => row[0], row => row.Skip(1).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal));
    }

    /// <summary>The codes of every system together.</summary>
    public FrozenSet<string> Codes => _codes.Value;

    /// <summary>The addresses of the code systems.</summary>
    public IReadOnlyList<string> Systems => _bySystem.Value.Keys;

    /// <summary>Every code with its system.</summary>
    public IEnumerable<(string System, string Code)> Pairs => _rows.SelectMany(row => row.Skip(1).Select(code => (row[0], code)));

    public bool Contains(string system, string code) => _bySystem.Value.TryGetValue(system, out var codes) && codes.Contains(code);
}
