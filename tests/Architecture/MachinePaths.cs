using System.Text.RegularExpressions;

namespace Goldthread.Architecture;

/// <summary>Nothing in the repository holds only on one machine: no path of it, and no address of a package registry.</summary>
public static partial class MachinePaths
{
    /// <summary>What any machine has, and the folders handed in of the one the test runs on.</summary>
    public static IEnumerable<Violation> Of(SourceFile file, IReadOnlyCollection<string> here)
    {
        foreach (Match path in AnyMachine().Matches(file.Text)) yield return file.At(path.Index, $"holds the path {path.Value}.");
        foreach (Match host in Registry().Matches(file.Text)) yield return file.At(host.Index, $"holds the registry {host.Value}.");
        foreach (var folder in here)
        {
            var at = file.Text.IndexOf(folder, StringComparison.Ordinal);
            if (at >= 0) yield return file.At(at, $"holds the path {folder}.");
        }
    }

    [GeneratedRegex(@"(?<![\w.])/(?:home|Users)/[a-z][\w.-]*/|(?<![\w.])/r[o]ot/|\b[A-Z]:\\+Users\\|\bfile:///(?!\$)|(?<![\w.])/tmp/\w")]
    private static partial Regex AnyMachine();

    [GeneratedRegex(@"\bapi\.nuget\.org|\bregistry\.(?:npmjs|yarnpkg)\.(?:org|com)|\bpypi\.org/simple|\bfiles\.pythonhosted\.org|""resolved"":\s*""https?:|https?://[\w.:-]+/(?:[\w./-]*/)?(?:v3/index\.json|artifactory/|nexus/)")]
    private static partial Regex Registry();
}
