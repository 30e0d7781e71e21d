using System.Text.RegularExpressions;

namespace Goldthread.Architecture;

/// <summary>
/// A class is sealed, static or abstract, or another class of its module derives from it: what can be derived from was meant to be
/// (CONTRIBUTING.md).
/// </summary>
public static partial class Sealing
{
    /// <summary>All files of a module together, because one part of a partial class may say it for the others.</summary>
    public static IEnumerable<Violation> Of(IEnumerable<SourceFile> files)
    {
        var declarations = files.SelectMany(file => Declaration().Matches(file.CSharp.Code).Select(match => (File: file, Match: match))).ToList();
        var bases = declarations.Select(d => (d.File.Module, d.Match.Groups["base"].Value)).ToHashSet();
        return declarations
            .GroupBy(d => (d.File.Module, Name: d.Match.Groups["name"].Value))
            .Where(parts => !parts.Any(p => IsClosed(p.Match.Groups["modifiers"].Value)) && !bases.Contains(parts.Key) && !IsProgram(parts.Key.Name, parts.First().Match))
            .Select(parts => parts.First())
            .Select(d => d.File.At(d.Match.Groups["name"].Index, $"class {d.Match.Groups["name"].Value} is not sealed, static or abstract."));
    }

    private static bool IsClosed(string modifiers) => modifiers.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Any(m => m is "sealed" or "static" or "abstract");

    /// <summary>The compiler makes it from top-level statements; tests name it.</summary>
    private static bool IsProgram(string name, Match declaration) => name == "Program" && declaration.Groups["modifiers"].Value.Contains("partial", StringComparison.Ordinal);

    // Names of types begin with a capital here, which tells a declaration from "where T : class" and from a variable named record.
    [GeneratedRegex(@"(?<modifiers>(?:\b(?:public|internal|private|protected|file|sealed|static|abstract|partial|unsafe|new)\s+)*)\b(?:class|record(?:\s+class)?)\s+(?<name>[A-Z]\w*)(?:<[^>{;]*>)?\s*(?:\((?>[^()]+|(?<o>\()|(?<-o>\)))*\))?\s*(?::\s*(?<base>[A-Z]\w*))?")]
    private static partial Regex Declaration();
}
