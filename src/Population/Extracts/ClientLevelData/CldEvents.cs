using System.Globalization;

namespace Goldthread.Population.Extracts.ClientLevelData;

/// <summary>What every row of a submission says about the submission.</summary>
/// <param name="LaCode">The council's code in social care collections: three digits.</param>
/// <param name="PeriodStart">The first day.</param>
/// <param name="PeriodEnd">The last day.</param>
public sealed record CldSubmission(string LaCode, DateOnly PeriodStart, DateOnly PeriodEnd);

/// <summary>What every row says about the person.</summary>
/// <param name="LaPersonId">The council's own number.</param>
/// <param name="ClientType">"Service User", "Carer" or "Carer known by association".</param>
public sealed record CldClient(string LaPersonId, string ClientType)
{
    public string? NhsNumber { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? GpPracticeName { get; init; }

    public string? GpPracticeCode { get; init; }

    public string? Gender { get; init; }

    public string? Ethnicity { get; init; }

    public DateOnly? BirthDate { get; init; }

    public DateOnly? DeathDate { get; init; }

    public string? PrimarySupportReason { get; init; }

    public string? Postcode { get; init; }

    public string? AccommodationStatus { get; init; }

    public string? EmploymentStatus { get; init; }

    public string? HasUnpaidCarer { get; init; }

    public string? ClientFundingStatus { get; init; }
}

/// <summary>One event of a person's way through adult social care.</summary>
/// <param name="Reference">The council's number of it.</param>
/// <param name="Start">Its first day.</param>
/// <param name="End">Its last; null while a service goes on.</param>
/// <param name="Outcome">What came of it.</param>
public abstract record CldEvent(string Reference, DateOnly Start, DateOnly? End, string? Outcome)
{
    /// <summary>The row of the file.</summary>
    public CldRow ToRow(CldSubmission submission, CldClient client)
    {
        var row = new CldRow
        {
            [CldField.LaCode] = submission.LaCode,
            [CldField.ReportingPeriodStartDate] = Day(submission.PeriodStart),
            [CldField.ReportingPeriodEndDate] = Day(submission.PeriodEnd),
            [CldField.NhsNumber] = client.NhsNumber ?? "",
            [CldField.LaPersonUniqueIdentifier] = client.LaPersonId,
            [CldField.FirstName] = client.FirstName ?? "",
            [CldField.LastName] = client.LastName ?? "",
            [CldField.GpPracticeName] = client.GpPracticeName ?? "",
            [CldField.GpPracticeCode] = client.GpPracticeCode ?? "",
            [CldField.Gender] = client.Gender ?? "",
            [CldField.Ethnicity] = client.Ethnicity ?? "",
            [CldField.DateOfBirth] = Day(client.BirthDate),
            [CldField.DateOfDeath] = Day(client.DeathDate),
            [CldField.ClientType] = client.ClientType,
            [CldField.PrimarySupportReason] = client.PrimarySupportReason ?? "",
            [CldField.Postcode] = client.Postcode ?? "",
            [CldField.AccommodationStatus] = client.AccommodationStatus ?? "",
            [CldField.EmploymentStatus] = client.EmploymentStatus ?? "",
            [CldField.HasUnpaidCarer] = client.HasUnpaidCarer ?? "",
            [CldField.ClientFundingStatus] = client.ClientFundingStatus ?? "",
            [CldField.EventReference] = Reference,
            [CldField.EventStartDate] = Day(Start),
            [CldField.EventEndDate] = Day(End),
            [CldField.EventOutcome] = Outcome ?? "",
        };
        Fill(row);
        return row;
    }

    private protected abstract void Fill(CldRow row);

    private protected static string Number(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>Somebody asks for support, by a route of access.</summary>
public sealed record CldRequest(string Reference, DateOnly Start, DateOnly? End, string? Outcome, string? RouteOfAccess) : CldEvent(Reference, Start, End, Outcome)
{
    private protected override void Fill(CldRow row) => (row[CldField.EventType], row[CldField.RouteOfAccess]) = ("Request", RouteOfAccess ?? "");
}

/// <summary>Needs are assessed (long term, short term) or means (financial); the method says who took part.</summary>
public sealed record CldAssessment(string Reference, DateOnly Start, DateOnly? End, string? Outcome, string? AssessmentType, string? EligibleNeeds, string? Method) : CldEvent(Reference, Start, End, Outcome)
{
    private protected override void Fill(CldRow row) => (row[CldField.EventType], row[CldField.AssessmentType], row[CldField.EligibleNeedsIdentified], row[CldField.MethodOfAssessment]) =
        ("Assessment", AssessmentType ?? "", EligibleNeeds ?? "", Method ?? "");
}

/// <summary>Support is given: of a type, as a component, arranged and paid by a delivery mechanism.</summary>
public sealed record CldService(string Reference, DateOnly Start, DateOnly? End, string? Outcome, string? ServiceType, string? Component, string? DeliveryMechanism) : CldEvent(Reference, Start, End, Outcome)
{
    public string? ProviderName { get; init; }

    public string? ProviderCqcLocationId { get; init; }

    /// <summary>Pounds for one unit.</summary>
    public decimal? UnitCost { get; init; }

    public string? CostFrequency { get; init; }

    public decimal? PlannedUnitsPerWeek { get; init; }

    private protected override void Fill(CldRow row)
    {
        (row[CldField.EventType], row[CldField.ServiceType], row[CldField.ServiceComponent], row[CldField.DeliveryMechanism]) = ("Service", ServiceType ?? "", Component ?? "", DeliveryMechanism ?? "");
        (row[CldField.ProviderCqcLocationName], row[CldField.ProviderCqcLocationId]) = (ProviderName ?? "", ProviderCqcLocationId ?? "");
        (row[CldField.UnitCost], row[CldField.CostFrequency], row[CldField.PlannedUnitsPerWeek]) = (Number(UnitCost), CostFrequency ?? "", Number(PlannedUnitsPerWeek));
    }
}

/// <summary>Support is looked at again, planned or for another reason; the method says who took part.</summary>
public sealed record CldReview(string Reference, DateOnly Start, DateOnly? End, string? Outcome, string? Reason, string? OutcomesAchieved, string? Method) : CldEvent(Reference, Start, End, Outcome)
{
    private protected override void Fill(CldRow row) => (row[CldField.EventType], row[CldField.ReviewReason], row[CldField.ReviewOutcomesAchieved], row[CldField.MethodOfReview]) =
        ("Review", Reason ?? "", OutcomesAchieved ?? "", Method ?? "");
}
