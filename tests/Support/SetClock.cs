namespace Goldthread.Support;

/// <summary>A clock that stands still until a test sets it.</summary>
public sealed class SetClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = System.GetUtcNow();

    public void Forward(TimeSpan by) => Now += by;

    public override DateTimeOffset GetUtcNow() => Now;
}
