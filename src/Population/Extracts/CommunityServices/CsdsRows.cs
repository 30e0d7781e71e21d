namespace Goldthread.Population.Extracts.CommunityServices;

/// <summary>A person known to a community service (CYP001MPI), with the practice they are registered with (CYP002GP).</summary>
/// <param name="LocalPatientId">The provider's number of the person.</param>
/// <param name="LocalIdOrganisation">The organisation whose number that is.</param>
public sealed record CsdsPerson(string LocalPatientId, string LocalIdOrganisation)
{
    public string? NhsNumber { get; init; }

    /// <summary>01 traced, 02 traced with no match, and so on: NHS number status indicator code.</summary>
    public string? NhsNumberStatus { get; init; }

    public DateOnly? BirthDate { get; init; }

    public string? Postcode { get; init; }

    public string? GenderCode { get; init; }

    public string? EthnicCategory { get; init; }

    public string? PreferredLanguage { get; init; }

    public DateOnly? DeathDate { get; init; }

    /// <summary>The practice they are registered with.</summary>
    public string? PracticeCode { get; init; }
}

/// <summary>A referral to a community service (CYP101Referral).</summary>
/// <param name="ServiceRequestId">The provider's number of the referral.</param>
/// <param name="LocalPatientId">The person.</param>
/// <param name="Received">When it came.</param>
public sealed record CsdsReferral(string ServiceRequestId, string LocalPatientId, DateOnly Received)
{
    public string? Commissioner { get; init; }

    public string? Source { get; init; }

    public string? Priority { get; init; }

    public string? PrimaryReason { get; init; }

    public DateOnly? Discharged { get; init; }
}

/// <summary>The service or team a referral goes to (CYP102ServiceTypeReferredTo).</summary>
/// <param name="ServiceRequestId">The referral.</param>
/// <param name="TeamType">Code of the kind of service or team.</param>
public sealed record CsdsServiceType(string ServiceRequestId, string TeamType)
{
    public string? TeamId { get; init; }

    public DateOnly? Closed { get; init; }

    public string? ClosureReason { get; init; }

    public DateOnly? Rejected { get; init; }

    public string? RejectionReason { get; init; }
}

/// <summary>A meeting, a call or a visit under a referral (CYP201CareContact).</summary>
/// <param name="CareContactId">The provider's number of the contact.</param>
/// <param name="ServiceRequestId">The referral.</param>
/// <param name="Date">The day.</param>
public sealed record CsdsContact(string CareContactId, string ServiceRequestId, DateOnly Date)
{
    public string? TeamId { get; init; }

    public TimeOnly? Time { get; init; }

    /// <summary>In minutes.</summary>
    public int? Minutes { get; init; }

    public string? ConsultationType { get; init; }

    public string? Mechanism { get; init; }

    public string? LocationType { get; init; }

    public string? Attendance { get; init; }
}

/// <summary>What was done in a contact (CYP202CareActivity).</summary>
/// <param name="CareActivityId">The provider's number of the activity.</param>
/// <param name="CareContactId">The contact.</param>
/// <param name="ActivityType">Code of the kind of activity.</param>
public sealed record CsdsActivity(string CareActivityId, string CareContactId, string ActivityType)
{
    public string? CareProfessionalId { get; init; }

    /// <summary>In minutes.</summary>
    public int? Minutes { get; init; }

    /// <summary>SNOMED CT.</summary>
    public string? Procedure { get; init; }

    /// <summary>SNOMED CT.</summary>
    public string? Finding { get; init; }

    /// <summary>SNOMED CT.</summary>
    public string? Observation { get; init; }

    public string? ObservationValue { get; init; }
}
