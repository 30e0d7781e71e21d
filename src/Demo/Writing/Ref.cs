namespace Goldthread.Demo.Writing;

/// <summary>A link to another resource of the place, with the words a reader sees.</summary>
public readonly record struct Ref(string Type, string Id, string? Display = null)
{
    public override string ToString() => $"{Type}/{Id}";
}
