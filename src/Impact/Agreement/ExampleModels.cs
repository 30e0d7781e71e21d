namespace Goldthread.Impact.Agreement;

/// <summary>The examples of docs/examples/models that the oracles are met with.</summary>
public static class ExampleModels
{
    /// <summary>The text of one. Throws <see cref="ArgumentException"/> where there is none of that name.</summary>
    public static string Text(string name)
    {
        using var stream = typeof(ExampleModels).Assembly.GetManifestResourceStream($"Goldthread.Impact.Examples.{name}") ?? throw new ArgumentException($"There is no example {name}.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
