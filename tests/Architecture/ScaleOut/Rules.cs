namespace Goldthread.Architecture.ScaleOut;

/// <summary>
/// One of the fifteen rules that let a store of one machine be spread over many later (docs/guides/scale-out.md lists them). Numbered once,
/// never again: a rule keeps its number when another goes.
/// </summary>
/// <param name="Number">1 to 15.</param>
/// <param name="Name">What must hold, in one sentence.</param>
/// <param name="Check">Every breach in what is looked at, in words.</param>
public sealed record Rule<T>(int Number, string Name, Func<T, IEnumerable<string>> Check)
{
    public override string ToString() => $"rule {Number}: {Name}";
}
