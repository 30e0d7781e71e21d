using Goldthread.Kernel.Data;

namespace Goldthread.Kernel.Acts;

/// <summary>The organisations in whose name anybody has ever written to a store.</summary>
public static class Organisations
{
    /// <summary>Their codes, each once.</summary>
    public static IReadOnlySet<string> ThatWrote(Session session) =>
        ActorTable.All(session).Values.Select(content => Actor.Read(content).Organisation).ToHashSet(StringComparer.Ordinal);
}
