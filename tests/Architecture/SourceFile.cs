namespace Goldthread.Architecture;

/// <summary>A text file of the repository. The path is relative to its root, with forward strokes.</summary>
public sealed class SourceFile(string path, string text)
{
    private readonly Lazy<CSharpText> _csharp = new(() => CSharpText.Read(text));

    public string Path { get; } = path;

    public string Text { get; } = text;

    /// <summary>The text of a C# file taken apart into code, strings and comments.</summary>
    public CSharpText CSharp => _csharp.Value;

    public string Name => System.IO.Path.GetFileName(Path);

    public bool IsCSharp => Path.EndsWith(".cs", StringComparison.Ordinal);

    public bool IsProduct => Path.StartsWith("src/", StringComparison.Ordinal);

    /// <summary>The module of src it belongs to, "Record"; empty elsewhere.</summary>
    public string Module => IsProduct && Path.Split('/') is { Length: > 2 } parts ? parts[1] : "";

    public Violation At(int offset, string what) => new(Path, Text.AsSpan(0, offset).Count('\n') + 1, what);

    public override string ToString() => Path;
}
