using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Goldthread.Architecture;

/// <summary>A reference between projects may only point down (docs/architecture.md); so may a name.</summary>
public static partial class Floors
{
    private static readonly IReadOnlyList<string[]> FromTheGround =
    [
        ["Kernel"],
        ["Fhir", "DesignSystem", "Impact"],
        ["Record"],
        ["Directory"],
        ["Coordination", "Population"],
        ["Place", "Funding", "Workforce"],
        ["Toolkit"],
        ["Host", "Demo"],
    ];

    private static readonly Dictionary<string, int> Of =
        FromTheGround.SelectMany((modules, floor) => modules.Select(module => (module, floor))).ToDictionary(x => x.module, x => x.floor);

    /// <summary>Host calls Demo to make the demo place; otherwise the modules of one floor do not know each other.</summary>
    public static bool MayUse(string user, string used) =>
        user == used || (user, used) == ("Host", "Demo") || Of[used] < Of[user];

    public static IEnumerable<Violation> OfReferences(SourceFile project)
    {
        if (!Of.ContainsKey(project.Module))
        {
            yield return new Violation(project.Path, 0, $"{project.Module} stands on no floor: give it one in Floors.cs and in docs/architecture.md.");
            yield break;
        }

        var items = XDocument.Parse(project.Text).Descendants().ToList();
        foreach (var used in items.Where(i => i.Name.LocalName == "ProjectReference").Select(i => Path.GetFileNameWithoutExtension(((string?)i.Attribute("Include") ?? "").Replace('\\', '/'))))
        {
            if (!Of.ContainsKey(used)) yield return new Violation(project.Path, 0, $"refers to {used}, which stands on no floor.");
            else if (!MayUse(project.Module, used)) yield return new Violation(project.Path, 0, $"refers to {used}, which is not on a lower floor.");
        }

        foreach (var friend in items.Where(i => i.Name.LocalName == "InternalsVisibleTo").Select(i => ((string?)i.Attribute("Include") ?? "").Replace("Goldthread.", "")))
        {
            if (Of.ContainsKey(friend)) yield return new Violation(project.Path, 0, $"shows its internals to {friend}: make public what {friend} needs.");
        }
    }

    /// <summary>Names too, because a package or a linked file could bring a type round the references.</summary>
    public static IEnumerable<Violation> OfNames(SourceFile file)
    {
        if (!Of.ContainsKey(file.Module)) yield break;
        foreach (Match name in ModuleName().Matches(file.IsCSharp ? file.CSharp.Code : file.Text))
        {
            var used = name.Groups["module"].Value;
            if (Of.ContainsKey(used) && !MayUse(file.Module, used)) yield return file.At(name.Index, $"names Goldthread.{used}, which is not on a lower floor.");
        }
    }

    [GeneratedRegex(@"\bGoldthread\.(?<module>[A-Z]\w*)")]
    private static partial Regex ModuleName();
}
