namespace Goldthread.Architecture;

/// <summary>No file of the product is longer than 400 lines, unless a decision record names it and says why.</summary>
public static class FileLength
{
    public const int Most = 400;

    public static IEnumerable<Violation> Of(SourceFile file, IReadOnlyCollection<SourceFile> decisions)
    {
        var lines = file.Text.AsSpan().TrimEnd('\n').Count('\n') + 1;
        if (lines > Most && !decisions.Any(d => d.Text.Contains(file.Name, StringComparison.Ordinal)))
        {
            yield return new Violation(file.Path, 0, $"has {lines} lines: part it, or name it in docs/adr with the reason.");
        }
    }
}
