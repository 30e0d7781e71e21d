using System.Text.RegularExpressions;

namespace Goldthread.Architecture;

/// <summary>What is not done is not in the product: no reminder to do it, no member that throws instead of doing it.</summary>
public static partial class Leftovers
{
    public static IEnumerable<Violation> Of(SourceFile file) =>
        Word().Matches(file.Text).Select(m => file.At(m.Index, $"says {m.Value}."));

    [GeneratedRegex(@"\b(?:TODO|FIXME|HACK|XXX|NotImplementedException)\b")]
    private static partial Regex Word();
}
