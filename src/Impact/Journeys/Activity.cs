namespace Goldthread.Impact.Journeys;

/// <summary>What is counted one by one, beside days in a place.</summary>
public enum Activity : byte
{
    /// <summary>A contact with a GP practice.</summary>
    Gp,

    /// <summary>A contact with a community team.</summary>
    Community,

    /// <summary>An emergency answered at home by urgent community response.</summary>
    UrgentResponse,

    /// <summary>An attendance at an emergency department.</summary>
    Attendance,

    /// <summary>An emergency stay in hospital that began.</summary>
    EmergencyStay,

    /// <summary>A planned stay in hospital that began.</summary>
    PlannedStay,

    /// <summary>A death.</summary>
    Death,
}

/// <summary>What an intervention changes.</summary>
public enum Lever : byte
{
    /// <summary>How often emergencies happen.</summary>
    Emergency,

    /// <summary>How often an attendance leads to a stay.</summary>
    Admitted,

    /// <summary>How long a stay lasts until treatment ends.</summary>
    Stay,

    /// <summary>How long it takes to arrange support at home.</summary>
    ArrangingSupport,

    /// <summary>How long it takes to arrange a bed elsewhere.</summary>
    ArrangingBed,

    /// <summary>How long it takes to arrange a care home.</summary>
    ArrangingCareHome,

    /// <summary>How often a bed elsewhere is needed; who no longer needs one has support at home.</summary>
    NeedsBed,

    /// <summary>How often somebody leaves hospital for a care home; who no longer does has support at home.</summary>
    NeedsCareHome,

    /// <summary>How often emergencies are answered at home.</summary>
    AnsweredAtHome,

    /// <summary>How often frailty gets worse.</summary>
    Frailer,

    /// <summary>How often home care begins, after support or without it.</summary>
    CareBegins,

    /// <summary>How often people move to a care home from home.</summary>
    CareHomeBegins,

    /// <summary>How often people die.</summary>
    Death,

    /// <summary>How often a GP practice is asked.</summary>
    Gp,

    /// <summary>How often community teams are asked.</summary>
    Community,

    /// <summary>How many carers are under strain.</summary>
    Strain,

    /// <summary>What frailty and place take from quality of life.</summary>
    QualityLost,
}

/// <summary>A service that can be full.</summary>
public enum Service : byte
{
    /// <summary>Support at home: people at once.</summary>
    SupportAtHome,

    /// <summary>Intermediate beds.</summary>
    IntermediateBed,

    /// <summary>Places in care homes for people who come from hospital.</summary>
    CareHome,

    /// <summary>Emergencies that urgent community response can answer in a week.</summary>
    UrgentResponse,
}

/// <summary>Some of the services that can be full.</summary>
[Flags]
internal enum Services : byte
{
    None = 0,
    SupportAtHome = 1,
    IntermediateBed = 2,
    CareHome = 4,
    UrgentResponse = 8,
}

/// <summary>Services alone and together.</summary>
internal static class ServicesOf
{
    public static Services Alone(this Service service) => (Services)(1 << (int)service);
}
