using Goldthread.Kernel.Data;

namespace Goldthread.Kernel.Acts;

/// <summary>Where each part stands: the number of its last commit. A moment of the whole store is a vector of these, never one number.</summary>
public static class Positions
{
    /// <summary>The last commit of every part that has one.</summary>
    public static IReadOnlyDictionary<int, long> All(Session session) => HeadTable.Commits(session).ToDictionary(c => c.Part, c => c.Commit);

    /// <summary>The last commit of one part, 0 when it has none.</summary>
    public static long Of(Session session, int part) => HeadTable.Find(session, part)?.Commit ?? 0;
}
