using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Goldthread.Architecture;

/// <summary>
/// Time and chance are handed in, and nobody blocks on a task. The analyzer refuses these calls at build; here stands that the analyzer is
/// really there, that nobody switched it off, and a second look at the text that needs no compiler.
/// </summary>
public static partial class BannedCalls
{
    private const string Analyzer = "Microsoft.CodeAnalysis.BannedApiAnalyzers";

    private static readonly string[] MustBeListed =
    [
        "P:System.DateTime.Now", "P:System.DateTime.UtcNow", "P:System.DateTime.Today", "P:System.DateTimeOffset.Now", "P:System.DateTimeOffset.UtcNow",
        "M:System.Guid.NewGuid", "P:System.Threading.Tasks.Task`1.Result", "M:System.Threading.Tasks.Task.Wait", "P:System.Random.Shared",
    ];

    public static IEnumerable<Violation> OfList(SourceFile list)
    {
        var listed = list.Text.Split('\n').Select(line => line.Split(';')[0].Trim()).ToHashSet(StringComparer.Ordinal);
        return MustBeListed.Where(symbol => !listed.Contains(symbol)).Select(symbol => new Violation(list.Path, 0, $"does not list {symbol}."));
    }

    /// <summary>The build file of the whole repository: the analyzer, its list, and no word that silences it.</summary>
    public static IEnumerable<Violation> OfBuild(SourceFile props)
    {
        var items = XDocument.Parse(props.Text).Descendants().ToList();
        if (!items.Any(i => i.Name.LocalName == "PackageReference" && (string?)i.Attribute("Include") == Analyzer && i.Parent?.Attribute("Condition") is null))
        {
            yield return new Violation(props.Path, 0, $"does not give every project {Analyzer}.");
        }

        if (!items.Any(i => i.Name.LocalName == "AdditionalFiles" && ((string?)i.Attribute("Include") ?? "").EndsWith("BannedSymbols.txt", StringComparison.Ordinal)))
        {
            yield return new Violation(props.Path, 0, "does not give the analyzer BannedSymbols.txt.");
        }

        if (!items.Any(i => i.Name.LocalName == "TreatWarningsAsErrors" && i.Value == "true")) yield return new Violation(props.Path, 0, "lets warnings pass.");
    }

    /// <summary>Any file that can silence a rule. A call that must be made says so where it is made, by name, in Kernel alone.</summary>
    public static IEnumerable<Violation> OfSilence(SourceFile file) =>
        Silence().Matches(file.IsCSharp ? file.CSharp.Code : file.Text)
            .Where(_ => file.Module != "Kernel" || !file.IsCSharp)
            .Select(m => file.At(m.Index, "switches off the ban on calls (RS0030)."));

    public static IEnumerable<Violation> OfCode(SourceFile file) =>
        Call().Matches(file.CSharp.Code)
            .Concat(file.Module is "Host" or "Kernel" ? [] : MachineClock().Matches(file.CSharp.Code))
            .Select(m => file.At(m.Index, $"says {m.Value.TrimEnd('(')}: time and chance are handed in, and tasks are awaited."));

    [GeneratedRegex(@"\bRS0030\b")]
    private static partial Regex Silence();

    [GeneratedRegex(@"\bDateTime(?:Offset)?\.(?:Now|UtcNow|Today)\b|\bGuid\.(?:NewGuid|CreateVersion7)\(|\bRandom\.Shared\b|\bnew Random\(\)|\bTask\.WaitA(?:ll|ny)\(")]
    private static partial Regex Call();

    /// <summary>
    /// The host hands it to everybody else; the Kernel compares it with times that the file system wrote. What takes another clock if it is
    /// given one may fall back on it.
    /// </summary>
    [GeneratedRegex(@"(?<!\?\?\s*)\bTimeProvider\.System\b")]
    private static partial Regex MachineClock();
}
