namespace Goldthread.Population.Extracts.ClientLevelData;

/// <summary>The fields of Client Level Data (adult social care), in the order of the file.</summary>
public enum CldField
{
    LaCode, ReportingPeriodStartDate, ReportingPeriodEndDate,
    NhsNumber, LaPersonUniqueIdentifier, FirstName, LastName, GpPracticeName, GpPracticeCode, Gender, Ethnicity, DateOfBirth, DateOfDeath, ClientType, PrimarySupportReason, Postcode,
    AccommodationStatus, EmploymentStatus, HasUnpaidCarer, AutismSpectrumDisorder, VisualImpairment, HearingImpairment, Dementia, ClientFundingStatus,
    EventType, EventReference, EventStartDate, EventEndDate, EventDescription, EventOutcome,
    RouteOfAccess,
    AssessmentType, EligibleNeedsIdentified, MethodOfAssessment,
    TotalHoursCaring, AdultsCaredFor, Adult1LinkedPersonId, Adult2LinkedPersonId, Adult3LinkedPersonId,
    ServiceType, ServiceComponent, DeliveryMechanism, ProviderCqcLocationName, ProviderCqcLocationId,
    ReviewReason, ReviewOutcomesAchieved, MethodOfReview,
    UnitCost, CostFrequency, PlannedUnitsPerWeek,
}

/// <summary>How the file calls its fields.</summary>
/// <remarks>
/// Names after a council's public view of its submission and the Department's public data quality procedure, which has the same with underscores
/// (https://github.com/DataS-DHSC/ASC-CLD-LA-Dashboard; names are taken in either form). The order follows the procedure's modules; the specification itself was not at hand.
/// </remarks>
public static class CldFields
{
    private static readonly string[] _names =
    [
        "LA Code", "Reporting Period Start Date", "Reporting Period End Date",
        "NHS Number", "LA Person Unique Identifier", "First Name", "Last Name", "GP Practice Name", "GP Practice Code", "Gender", "Ethnicity", "Date of Birth", "Date of Death", "Client Type", "Primary Support Reason", "Postcode",
        "Accommodation Status", "Employment Status", "Has Unpaid Carer", "Autism Spectrum Disorder (ASD)", "Visual Impairment", "Hearing Impairment", "Dementia", "Client Funding Status",
        "Event Type", "Event Reference", "Event Start Date", "Event End Date", "Event Description", "Event Outcome",
        "Request: Route of Access",
        "Assessment Type", "Eligible Needs Identified", "Method of Assessment",
        "Total Hrs Caring per week", "No. of adults being cared for", "Adult 1 Linked Person_ID", "Adult 2 Linked Person_ID", "Adult 3 Linked Person_ID",
        "Service Type", "Service Component", "Delivery Mechanism", "Provider CQC Location Name", "Provider CQC Location ID",
        "Review Reason", "Review Outcomes Achieved", "Method of Review",
        "Unit Cost", "Cost Frequency (Unit Type)", "Planned units per week",
    ];

    /// <summary>Every field.</summary>
    public static IReadOnlyList<CldField> All { get; } = Enum.GetValues<CldField>();

    /// <summary>The file: CSV with a header in these names.</summary>
    public static Layout<CldRow> Layout { get; } = new("CLD", [.. All.Select(field => new Column<CldRow>(field.Name(), row => row[field]))]);

    /// <summary>As the file calls it.</summary>
    public static string Name(this CldField field) => _names[(int)field];
}
