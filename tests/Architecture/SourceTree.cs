namespace Goldthread.Architecture;

/// <summary>The files of this repository, read once.</summary>
public static class SourceTree
{
    private static readonly HashSet<string> NotOurs = new(StringComparer.Ordinal) { "bin", "obj", "node_modules", "artifacts", "TestResults", "__pycache__", "data" };
    private static readonly HashSet<string> Texts = new(StringComparer.Ordinal)
    {
        "", ".cs", ".cshtml", ".sql", ".csproj", ".props", ".targets", ".slnx", ".json", ".md", ".css", ".scss", ".js", ".mjs", ".ts", ".yml", ".yaml",
        ".txt", ".sh", ".py", ".config", ".editorconfig", ".csv", ".svg", ".html", ".xml",
    };

    /// <summary>The folder of Goldthread.slnx.</summary>
    public static string Root { get; } = FindRoot();

    private static readonly Lazy<IReadOnlyList<SourceFile>> All = new(() => [.. Read(Root, "")]);

    public static IReadOnlyList<SourceFile> Files => All.Value;

    public static IEnumerable<SourceFile> Product => Files.Where(f => f.IsProduct);

    public static IEnumerable<SourceFile> ProductCode => Product.Where(f => f.IsCSharp);

    public static SourceFile File(string path) => Files.Single(f => f.Path == path);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Goldthread.slnx"))) return folder.FullName;
        }

        throw new InvalidOperationException("Goldthread.slnx stands in no folder above the tests.");
    }

    private static IEnumerable<SourceFile> Read(string folder, string prefix)
    {
        foreach (var file in System.IO.Directory.EnumerateFiles(folder).Where(IsText).Order(StringComparer.Ordinal))
        {
            yield return new SourceFile(prefix + Path.GetFileName(file), System.IO.File.ReadAllText(file));
        }

        foreach (var child in System.IO.Directory.EnumerateDirectories(folder).Where(c => IsOurs(Path.GetFileName(c), prefix)).Order(StringComparer.Ordinal))
        {
            foreach (var file in Read(child, $"{prefix}{Path.GetFileName(child)}/")) yield return file;
        }
    }

    // A worktree's .git is a file that names a folder of the machine.
    private static bool IsText(string file) => Texts.Contains(Path.GetExtension(file)) && Path.GetFileName(file) != ".git";

    private static bool IsOurs(string name, string prefix) =>
        name.StartsWith('.')
            ? name is ".ci" or ".github"
            : !(NotOurs.Contains(name) && (name != "data" || prefix.Length == 0)) && $"{prefix}{name}" != "src/DesignSystem/wwwroot/assets";
}
