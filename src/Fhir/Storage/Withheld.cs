namespace Goldthread.Fhir.Storage;

/// <summary>Why something in a person's record is kept from somebody who otherwise sees the record.</summary>
[Flags]
public enum WithheldReasons : short
{
    None = 0,

    /// <summary>The person wants it kept to the organisation that wrote it.</summary>
    Sealed = 1,

    /// <summary>Showing it could put somebody at risk from another person.</summary>
    Safeguarding = 2,

    /// <summary>It tells of somebody else, who has not agreed.</summary>
    ThirdParty = 4,

    /// <summary>To read it would probably do the person or somebody else serious harm.</summary>
    SeriousHarm = 8,

    /// <summary>Its source marked it restricted: R or V of http://terminology.hl7.org/CodeSystem/v3-Confidentiality.</summary>
    Restricted = 16,

    /// <summary>It was written about another person by mistake and has moved to them: whoever does not see them does not see it.</summary>
    Elsewhere = 32,

    All = Sealed | Safeguarding | ThirdParty | SeriousHarm | Restricted | Elsewhere,
}

/// <summary>One thing that is withheld. It covers every version.</summary>
/// <param name="Type">The resource's type.</param>
/// <param name="Id">Its id.</param>
/// <param name="Reason">One reason.</param>
/// <param name="Keeper">The organisation that sees it all the same; empty for none.</param>
/// <param name="At">Since when.</param>
/// <param name="By">Who decided it.</param>
/// <param name="Words">Why, in their words.</param>
public sealed record Withheld(string Type, string Id, WithheldReasons Reason, string Keeper, DateTimeOffset At, string By, string Words);
