using System.Globalization;
using System.Text.RegularExpressions;
using Goldthread.Kernel.Values;

namespace Goldthread.Population.Extracts.ClientLevelData;

/// <summary>Whether a field belongs in a row. The numbers are those of the Department's data quality tables.</summary>
public enum CldStatus
{
    NotApplicable = 0,
    Optional = 1,
    Mandatory = 2,
}

/// <summary>What a field's text is worth. 1 and 0 pass, -1 and below fail; the Department has invalid below -1, and how far below is ours.</summary>
public enum CldVerdict
{
    /// <summary>Invalid: it contradicts another field of the row.</summary>
    Contradicts = -4,

    /// <summary>Invalid: not in the list of words.</summary>
    NotInList = -3,

    /// <summary>Invalid: no date, number or identifier of its kind.</summary>
    Malformed = -2,

    /// <summary>Blank where it must not be.</summary>
    BlankMandatory = -1,

    /// <summary>Blank where it may be.</summary>
    BlankOptional = 0,

    Valid = 1,
}

/// <summary>
/// The data quality rules, row by row: which fields a row needs by what it tells of, and whether what stands there is valid. Which are mandatory is verified from the Department's procedure for
/// release 1 (domain rule B10); release 2 keeps the same fields and does not publish its conditions. The checks of words are only as complete as <see cref="CldVocabulary"/>.
/// </summary>
public static partial class CldRules
{
    private static readonly string[] _dates = ["yyyy-MM-dd", "dd/MM/yyyy"];
    private static readonly HashSet<string> _shortWithCost = [.. new[] { "Short Term Residential Care", "Short Term Nursing Care", "Carer Respite" }.Select(PlainText.Of)];

    /// <summary>Whether a row needs a field, may have it, or has nothing to do with it.</summary>
    public static CldStatus Status(CldRow row, CldField field)
    {
        var type = row.IsByAssociation ? null : row.EventType;
        return field switch
        {
            CldField.LaCode or CldField.ReportingPeriodStartDate or CldField.ReportingPeriodEndDate => CldStatus.Mandatory,
            CldField.NhsNumber or CldField.LaPersonUniqueIdentifier or CldField.Gender or CldField.Ethnicity or CldField.DateOfBirth or CldField.ClientType or CldField.Postcode => CldStatus.Mandatory,
            CldField.AccommodationStatus or CldField.HasUnpaidCarer => CldStatus.Mandatory,
            CldField.FirstName or CldField.LastName or CldField.GpPracticeName or CldField.GpPracticeCode or CldField.DateOfDeath => CldStatus.Optional,
            CldField.PrimarySupportReason => Needed(row.EventType != CldEventType.Request),
            CldField.EmploymentStatus => Needed(row.IsServiceUser && PlainText.Of(row[CldField.PrimarySupportReason]) == "learningdisabilitysupport" && AgeAtEnd(row) is >= 18 and < 65),
            CldField.AutismSpectrumDisorder or CldField.VisualImpairment or CldField.HearingImpairment or CldField.Dementia => Applies(row.IsServiceUser),
            CldField.ClientFundingStatus => Needed(row.EventType is CldEventType.Service or CldEventType.Review || (row.EventType == CldEventType.Assessment && row.IsFinancial), row.IsServiceUser),
            CldField.EventType or CldField.EventStartDate => Needed(true, !row.IsByAssociation),
            CldField.EventReference or CldField.EventDescription => Applies(!row.IsByAssociation),
            CldField.EventEndDate => Needed(row.EventType != CldEventType.Service || !row.IsBlank(CldField.DateOfDeath), !row.IsByAssociation),
            CldField.EventOutcome => Needed(!row.IsFinancial, !row.IsByAssociation),
            CldField.RouteOfAccess => Needed(true, type == CldEventType.Request),
            CldField.AssessmentType => Needed(true, type == CldEventType.Assessment),
            CldField.EligibleNeedsIdentified => Applies(type == CldEventType.Assessment),
            CldField.MethodOfAssessment => Needed(!row.IsFinancial, type == CldEventType.Assessment),
            CldField.TotalHoursCaring or CldField.AdultsCaredFor or CldField.Adult1LinkedPersonId or CldField.Adult2LinkedPersonId or CldField.Adult3LinkedPersonId => Applies(row.IsCarer),
            CldField.ServiceType or CldField.ServiceComponent => Needed(true, type == CldEventType.Service),
            CldField.DeliveryMechanism or CldField.ProviderCqcLocationName or CldField.ProviderCqcLocationId or CldField.PlannedUnitsPerWeek => Applies(type == CldEventType.Service),
            CldField.ReviewReason or CldField.MethodOfReview => Needed(true, type == CldEventType.Review),
            CldField.ReviewOutcomesAchieved => Needed(row[CldField.ReviewReason].Equals("Planned", StringComparison.OrdinalIgnoreCase), type == CldEventType.Review),
            CldField.UnitCost or CldField.CostFrequency => Needed(HasCost(row), type == CldEventType.Service),
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No such field."),
        };
    }

    /// <summary>What a field's text is worth in its row; null where the field does not apply to it.</summary>
    public static CldVerdict? Check(CldRow row, CldField field)
    {
        var status = Status(row, field);
        return status == CldStatus.NotApplicable ? null
            : row.IsBlank(field) ? status == CldStatus.Mandatory ? CldVerdict.BlankMandatory : CldVerdict.BlankOptional
            : CldVocabulary.Has(field) ? CldVocabulary.Knows(field, row[field]) ? CldVerdict.Valid : CldVerdict.NotInList
            : Shaped(row, field);
    }

    internal static DateOnly? Date(CldRow row, CldField field) =>
        DateOnly.TryParseExact(row[field], _dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static CldVerdict Shaped(CldRow row, CldField field) => field switch
    {
        CldField.LaCode => If(LaCode().IsMatch(row[field])),
        CldField.NhsNumber => If(NhsNumber.TryParse(row[field], out _)),
        CldField.Postcode => If(Postcode.TryParse(row[field], null, out _)),
        CldField.GpPracticeCode => If(OdsCode.TryParse(row[field], null, out _)),
        CldField.ProviderCqcLocationId => If(CqcLocation().IsMatch(row[field])),
        CldField.AdultsCaredFor => If(int.TryParse(row[field], NumberStyles.None, CultureInfo.InvariantCulture, out _)),
        CldField.UnitCost or CldField.PlannedUnitsPerWeek => If(decimal.TryParse(row[field], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)),
        CldField.ReportingPeriodStartDate => Dated(row, field, notBefore: null, notAfter: Date(row, CldField.ReportingPeriodEndDate)),
        CldField.ReportingPeriodEndDate => Dated(row, field, notBefore: Date(row, CldField.ReportingPeriodStartDate), notAfter: null),
        CldField.DateOfBirth => Dated(row, field, notBefore: null, notAfter: Earlier(Date(row, CldField.EventStartDate), Date(row, CldField.ReportingPeriodEndDate))),
        CldField.DateOfDeath => Dated(row, field, notBefore: Date(row, CldField.DateOfBirth), notAfter: null),
        CldField.EventStartDate => Dated(row, field, notBefore: null, notAfter: Date(row, CldField.ReportingPeriodEndDate)),
        CldField.EventEndDate => Dated(row, field, notBefore: Date(row, CldField.EventStartDate), notAfter: null),
        _ => CldVerdict.Valid,
    };

    private static CldVerdict Dated(CldRow row, CldField field, DateOnly? notBefore, DateOnly? notAfter) =>
        Date(row, field) is not { } date ? CldVerdict.Malformed : date < notBefore || date > notAfter ? CldVerdict.Contradicts : CldVerdict.Valid;

    private static CldVerdict If(bool isValid) => isValid ? CldVerdict.Valid : CldVerdict.Malformed;

    private static CldStatus Needed(bool isMandatory, bool applies = true) => !applies ? CldStatus.NotApplicable : isMandatory ? CldStatus.Mandatory : CldStatus.Optional;

    private static CldStatus Applies(bool applies) => applies ? CldStatus.Optional : CldStatus.NotApplicable;

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other : one;

    private static int? AgeAtEnd(CldRow row)
    {
        if (Date(row, CldField.DateOfBirth) is not { } born || Date(row, CldField.ReportingPeriodEndDate) is not { } end) return null;
        var years = end.Year - born.Year;
        return born.AddYears(years) > end ? years - 1 : years;
    }

    // Long-term support, short-term stays in a home, respite and carer support have a cost, unless the council commissioned them as a block.
    private static bool HasCost(CldRow row) =>
        !PlainText.Of(row[CldField.DeliveryMechanism]).Contains("cassrcommissionedsupport", StringComparison.Ordinal)
        && (PlainText.Of(row[CldField.ServiceType]) is var type && (type.StartsWith("longterm", StringComparison.Ordinal) || type.StartsWith("carersupport", StringComparison.Ordinal))
            || _shortWithCost.Contains(PlainText.Of(row[CldField.ServiceComponent])));

    [GeneratedRegex(@"^\d{3}$", RegexOptions.CultureInvariant, 100)]
    private static partial Regex LaCode();

    [GeneratedRegex(@"^1-\d{6,12}$", RegexOptions.CultureInvariant, 100)]
    private static partial Regex CqcLocation();
}
