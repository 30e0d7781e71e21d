using System.Text.RegularExpressions;
using Goldthread.Kernel.Values;

namespace Goldthread.Toolkit;

/// <summary>What was typed into a form, looked at field by field: every fault is kept, each at its field.</summary>
internal sealed partial class Typed
{
    private readonly List<Fault> _faults = [];

    /// <summary>What is wrong so far.</summary>
    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>A text that must be there.</summary>
    public string Need(string? text, string path, string ask, int most = 200)
    {
        if (string.IsNullOrWhiteSpace(text)) _faults.Add(new Fault(FaultKind.Invalid, ask, path));
        return May(text, path, most);
    }

    /// <summary>A text that may be left out.</summary>
    public string May(string? text, string path, int most = 200)
    {
        var said = (text ?? "").Trim();
        if (said.Length > most) _faults.Add(new Fault(FaultKind.Invalid, $"Use {most:N0} characters at most: there are {said.Length:N0}", path));
        if (NamesSomebody(said)) _faults.Add(new Fault(FaultKind.Invalid, "There is an NHS number in this. Take it out: nothing about a person is written here", path));
        return said;
    }

    /// <summary>A whole number between two.</summary>
    public int Number(string? text, string path, int least, int most, string ask)
    {
        if (int.TryParse((text ?? "").Trim(), out var number) && number >= least && number <= most) return number;
        _faults.Add(new Fault(FaultKind.Invalid, ask, path));
        return least;
    }

    /// <summary>An answer that is a date, a moment or a choice and was looked at elsewhere; its faults come under the name of the field.</summary>
    public T Take<T>(Outcome<T> answer, string path, T none)
    {
        if (answer.Succeeded) return answer.Value;
        _faults.AddRange(answer.Faults.Select(f => f with { Path = f.Path is { } part ? $"{path}.{part}" : path }));
        return none;
    }

    /// <summary>One fault more, where a rule is broken.</summary>
    public void Refuse(bool broken, string path, string message)
    {
        if (broken) _faults.Add(new Fault(FaultKind.Invalid, message, path));
    }

    /// <summary>A fault that was found elsewhere, at its field.</summary>
    public void Add(Fault fault) => _faults.Add(fault);

    /// <summary>Words by which something is found, each once, in small letters.</summary>
    public static IReadOnlyList<string> Tags(string? text) =>
        [.. (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(t => t.ToLowerInvariant()).Distinct(StringComparer.Ordinal)];

    /// <summary>True where a text holds ten digits that are an NHS number.</summary>
    internal static bool NamesSomebody(string text) => TenDigits().Matches(text).Any(m => NhsNumber.TryParse(m.Value.Replace("-", "", StringComparison.Ordinal), null, out _));

    [GeneratedRegex(@"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)", RegexOptions.None, 1000)]
    private static partial Regex TenDigits();
}
