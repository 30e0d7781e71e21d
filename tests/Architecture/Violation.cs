namespace Goldthread.Architecture;

/// <summary>One place where a rule is broken, in words that say what would be right.</summary>
public sealed record Violation(string Path, int Line, string What)
{
    public override string ToString() => Line > 0 ? $"{Path}:{Line} {What}" : $"{Path} {What}";
}
