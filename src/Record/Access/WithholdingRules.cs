using Goldthread.Fhir.Storage;

namespace Goldthread.Record.Access;

/// <summary>
/// From whom each kind of withheld thing is kept. The keeper, the organisation that wrote it or asked for it, sees it always. Nothing here is lifted
/// by an emergency (domain rule B6).
/// </summary>
public static class WithholdingRules
{
    private const WithheldReasons FromOthers = WithheldReasons.Sealed | WithheldReasons.Restricted;
    private const WithheldReasons FromThePerson = WithheldReasons.Safeguarding | WithheldReasons.ThirdParty | WithheldReasons.SeriousHarm;

    /// <summary>What a role does not see.</summary>
    public static WithheldReasons BlindOf(Role role) =>
        role.May(Activities.OwnRecord) ? FromThePerson
        : FromOthers
            | (role.May(Activities.SeeSafeguarding) ? WithheldReasons.None : WithheldReasons.Safeguarding)
            // Those who support do not need it, and may be asked about it by the person.
            | (role.MayWrite ? WithheldReasons.None : WithheldReasons.ThirdParty | WithheldReasons.SeriousHarm);

    /// <summary>The reasons that somebody can choose, with the words for it.</summary>
    public static IReadOnlyList<(WithheldReasons Reason, string Title, string From)> Choices { get; } =
    [
        (WithheldReasons.Sealed, "The person wants it kept to the organisation that wrote it", "Everyone outside that organisation. The person still sees it."),
        (WithheldReasons.Safeguarding, "Showing it could put somebody at risk", "The person, those they chose, and professionals who do not deal with safeguarding."),
        (WithheldReasons.ThirdParty, "It tells of somebody else who has not agreed", "The person, those they chose, and support workers."),
        (WithheldReasons.SeriousHarm, "Reading it would probably cause serious harm", "The person, those they chose, and support workers."),
    ];

    /// <summary>Reasons in a few words, as the journal keeps them.</summary>
    public static string Short(WithheldReasons reasons) => string.Join(", ", new[]
    {
        (WithheldReasons.Sealed, "sealed"), (WithheldReasons.Restricted, "restricted"), (WithheldReasons.Safeguarding, "safeguarding"),
        (WithheldReasons.ThirdParty, "third party"), (WithheldReasons.SeriousHarm, "serious harm"),
    }.Where(r => (reasons & r.Item1) != WithheldReasons.None).Select(r => r.Item2));
}
