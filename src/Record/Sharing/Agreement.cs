namespace Goldthread.Record.Sharing;

/// <summary>
/// An agreement to share information. Where none is in force between the sender and the receiver of a record for their purpose and the kind
/// of data, nothing flows (domain rows S54, S55; UK GDPR articles 6, 9 and 28, and the common law duty of confidence).
/// </summary>
/// <param name="Id">Stable id.</param>
/// <param name="Title">Its name.</param>
/// <param name="Parties">Codes of the organisations that signed; <see cref="Everyone"/> for all who work here.</param>
/// <param name="Purposes">Codes of <see cref="Kernel.Acts.Purpose"/> for which information may be used.</param>
/// <param name="Classes">Codes of <see cref="DataClass"/>.</param>
/// <param name="Basis">The lawful basis: article 6, article 9, and confidence, in words.</param>
/// <param name="Assessment">Where the data protection impact assessment is found.</param>
/// <param name="Signatories">Who signed, for whom, when.</param>
/// <param name="Starts">In force from.</param>
/// <param name="Ends">No longer in force from this moment on.</param>
/// <param name="Review">When it is to be looked at again.</param>
public sealed record Agreement(
    string Id, string Title, IReadOnlyList<string> Parties, IReadOnlyList<string> Purposes, IReadOnlyList<string> Classes,
    string Basis, string Assessment, string Signatories, DateTimeOffset Starts, DateTimeOffset Ends, DateTimeOffset Review)
{
    /// <summary>Every organisation that works with this system.</summary>
    public const string Everyone = "*";

    /// <summary>True when it is in force.</summary>
    public bool IsLive(DateTimeOffset now) => Starts <= now && now < Ends;

    /// <summary>True when an organisation is a party.</summary>
    public bool Binds(string organisation) => Parties.Contains(Everyone, StringComparer.Ordinal) || Parties.Contains(organisation, StringComparer.Ordinal);

    /// <summary>True when it lets a kind of data be used for a purpose.</summary>
    public bool Covers(string purpose, string dataClass) =>
        Purposes.Contains(purpose, StringComparer.Ordinal) && Classes.Contains(dataClass, StringComparer.Ordinal);
}

/// <summary>What the agreements in force let one organisation have for one purpose.</summary>
public sealed class Flow
{
    /// <summary>The source of what people add to their records themselves.</summary>
    public const string FromThePerson = "person";

    private readonly string _organisation;
    private readonly string _purpose;
    private readonly IReadOnlyList<Agreement> _live;

    private Flow(string organisation, string purpose, IReadOnlyList<Agreement> live)
    {
        _organisation = organisation;
        _purpose = purpose;
        _live = live;
        IsOpen = DataClass.All.All(c => live.Any(a => a.Parties.Contains(Agreement.Everyone, StringComparer.Ordinal) && a.Covers(purpose, c.Code)));
    }

    /// <summary>True when every source's records of every kind may come.</summary>
    public bool IsOpen { get; }

    /// <summary>True when there is no agreement at all: nothing comes and nothing goes.</summary>
    public bool IsShut => _live.Count == 0;

    /// <summary>The flow to an organisation for a purpose, now.</summary>
    public static Flow To(string organisation, string purpose, DateTimeOffset now, IEnumerable<Agreement> agreements) =>
        new(organisation, purpose, [.. agreements.Where(a => a.IsLive(now) && a.Binds(organisation) && a.Purposes.Contains(purpose, StringComparer.Ordinal))]);

    /// <summary>True when what a source sent may not come. One's own records need no agreement.</summary>
    public bool IsClosed(string source, string type)
    {
        // Nor does what people add themselves: they add it so that it is read.
        if (source == _organisation || source == FromThePerson)
        {
            return false;
        }

        var dataClass = DataClass.CodeOf(type);
        return !_live.Any(a => a.Binds(source) && a.Covers(_purpose, dataClass));
    }
}
