namespace Goldthread.Fhir.Storage;

/// <summary>What one asker sees of one person: nothing, everything, or everything but some rows.</summary>
internal sealed class PersonSight
{
    private readonly HashSet<long> _hidden;

    private PersonSight(bool isSeen, HashSet<long> hidden)
    {
        IsSeen = isSeen;
        _hidden = hidden;
    }

    public static PersonSight Nothing { get; } = new(isSeen: false, []);

    public static PersonSight Everything { get; } = new(isSeen: true, []);

    /// <summary>True when there is a relationship.</summary>
    public bool IsSeen { get; }

    /// <summary>How many versions are kept back.</summary>
    public int Hidden => _hidden.Count;

    public static PersonSight AllBut(HashSet<long> hidden) => hidden.Count == 0 ? Everything : new PersonSight(isSeen: true, hidden);

    /// <summary>True when a version may be seen, and so may be counted, compared and named.</summary>
    public bool Shows(long row) => IsSeen && !_hidden.Contains(row);
}
