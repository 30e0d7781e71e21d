using Goldthread.Kernel.Values;
using Goldthread.Population.Extracts.ClientLevelData;

namespace Goldthread.Population.Tests.Extracts;

public sealed class CldTests
{
    private static readonly CldSubmission _quarter = new("503", new DateOnly(2025, 7, 1), new DateOnly(2025, 9, 30));

    private static readonly CldClient _client = new("L1", "Service User")
    {
        NhsNumber = NhsNumber.Synthetic(0).ToString(),
        Gender = "Female",
        Ethnicity = "White: British",
        BirthDate = new DateOnly(1941, 5, 2),
        PrimarySupportReason = "Physical Support: Personal care support",
        Postcode = "ZZ1 1ZZ",
        AccommodationStatus = "Tenant",
        HasUnpaidCarer = "No",
        ClientFundingStatus = "Fully Social Care Funded",
    };

    private static readonly CldService _service = new("E1", new DateOnly(2025, 8, 1), null, "Provision of service", "Long Term Support: Community", "Home Support", "Direct Payment") { UnitCost = 22.5m, CostFrequency = "Hourly" };

    [Fact]
    public void EveryKindOfEvent_Complete_Passes()
    {
        CldEvent[] events =
        [
            new CldRequest("E0", Day(1), Day(2), "Progress to assessment", "Community / Other route"),
            new CldAssessment("E1", Day(3), Day(9), "Progress to support planning / services", "Long Term Assessment", "Yes", "Service user only"),
            _service,
            new CldReview("E3", Day(20), Day(21), "No change in package", "Planned", "Fully Achieved", "Service user only"),
        ];
        var (report, verdicts, refused) = Run(events.Select(e => e.ToRow(_quarter, _client)));

        verdicts.ShouldBeEmpty();
        refused.ShouldBeEmpty();
        (report.Rows, report.Passed, report.Repeated).ShouldBe((4, 4, 0));
        report.Of(CldField.EventOutcome).Valid.ShouldBe(4);
    }

    [Theory]
    [InlineData(CldField.NhsNumber, "", CldVerdict.BlankMandatory)]
    [InlineData(CldField.NhsNumber, "9990000019", CldVerdict.Malformed)]
    [InlineData(CldField.GpPracticeCode, "", CldVerdict.BlankOptional)]
    [InlineData(CldField.GpPracticeCode, "??", CldVerdict.Malformed)]
    [InlineData(CldField.ServiceType, "long term support - community", CldVerdict.Valid)]
    [InlineData(CldField.ServiceType, "Meals", CldVerdict.NotInList)]
    [InlineData(CldField.AccommodationStatus, "A castle", CldVerdict.NotInList)]
    [InlineData(CldField.LaCode, "50", CldVerdict.Malformed)]
    [InlineData(CldField.EventStartDate, "2025-13-01", CldVerdict.Malformed)]
    [InlineData(CldField.EventStartDate, "01/08/2025", CldVerdict.Valid)]
    [InlineData(CldField.EventStartDate, "2025-10-01", CldVerdict.Contradicts)]
    [InlineData(CldField.EventEndDate, "", CldVerdict.BlankOptional)]
    [InlineData(CldField.EventEndDate, "2025-07-31", CldVerdict.Contradicts)]
    [InlineData(CldField.DateOfBirth, "2025-08-02", CldVerdict.Contradicts)]
    [InlineData(CldField.UnitCost, "", CldVerdict.BlankMandatory)]
    [InlineData(CldField.UnitCost, "-1", CldVerdict.Malformed)]
    [InlineData(CldField.EmploymentStatus, "", CldVerdict.BlankOptional)]
    public void Service_Field_IsJudged(CldField field, string text, CldVerdict verdict)
    {
        var row = _service.ToRow(_quarter, _client);
        row[field] = text;

        CldRules.Check(row, field).ShouldBe(verdict);
    }

    [Theory]
    [InlineData(CldField.RouteOfAccess)]
    [InlineData(CldField.AssessmentType)]
    [InlineData(CldField.ReviewReason)]
    [InlineData(CldField.TotalHoursCaring)]
    public void FieldsOfOtherEvents_DoNotApplyToAService(CldField field) => CldRules.Check(_service.ToRow(_quarter, _client), field).ShouldBeNull();

    [Theory]
    [InlineData("Learning Disability Support", "1990-01-01", CldStatus.Mandatory)]
    [InlineData("Learning Disability Support", "1960-09-30", CldStatus.Optional)]
    [InlineData("Learning Disability Support", "1960-10-01", CldStatus.Mandatory)]
    [InlineData("Mental Health Support", "1990-01-01", CldStatus.Optional)]
    public void EmploymentStatus_IsNeeded_From18To64WithALearningDisability(string reason, string birth, CldStatus status)
    {
        var row = _service.ToRow(_quarter, _client);
        (row[CldField.PrimarySupportReason], row[CldField.DateOfBirth]) = (reason, birth);

        CldRules.Status(row, CldField.EmploymentStatus).ShouldBe(status);
    }

    [Fact]
    public void Service_OfSomebodyWhoDied_NeedsAnEnd()
    {
        var row = _service.ToRow(_quarter, _client with { DeathDate = new DateOnly(2025, 9, 1) });

        CldRules.Check(row, CldField.EventEndDate).ShouldBe(CldVerdict.BlankMandatory);
    }

    [Fact]
    public void Service_CommissionedAsABlock_NeedsNoCost()
    {
        var row = (_service with { DeliveryMechanism = "CASSR Commissioned Support", UnitCost = null, CostFrequency = null }).ToRow(_quarter, _client);

        CldRules.Check(row, CldField.UnitCost).ShouldBe(CldVerdict.BlankOptional);
    }

    [Fact]
    public void FinancialAssessment_NeedsNoOutcomeAndNoMethod_ButTheFundingStatus()
    {
        var row = new CldAssessment("E", Day(1), Day(2), null, "Financial Assessment", null, null).ToRow(_quarter, _client with { ClientFundingStatus = null });

        CldRules.Check(row, CldField.EventOutcome).ShouldBe(CldVerdict.BlankOptional);
        CldRules.Check(row, CldField.MethodOfAssessment).ShouldBe(CldVerdict.BlankOptional);
        CldRules.Check(row, CldField.ClientFundingStatus).ShouldBe(CldVerdict.BlankMandatory);
    }

    [Fact]
    public void CarerKnownByAssociation_HasNoEvent()
    {
        var row = new CldRow { [CldField.ClientType] = "Carer known by association" };

        CldRules.Status(row, CldField.EventType).ShouldBe(CldStatus.NotApplicable);
        CldRules.Status(row, CldField.EventStartDate).ShouldBe(CldStatus.NotApplicable);
        CldRules.Status(row, CldField.TotalHoursCaring).ShouldBe(CldStatus.Optional);
    }

    [Fact]
    public void Review_ThatWasPlanned_NeedsItsOutcomes()
    {
        var row = new CldReview("E", Day(1), Day(2), "No change in package", "Planned", null, "Service user only").ToRow(_quarter, _client);
        CldRules.Check(row, CldField.ReviewOutcomesAchieved).ShouldBe(CldVerdict.BlankMandatory);
        row[CldField.ReviewReason] = "Unplanned - Other Reason";
        CldRules.Check(row, CldField.ReviewOutcomesAchieved).ShouldBe(CldVerdict.BlankOptional);
    }

    [Fact]
    public void Person_ByTracedNumber_ThenGiven_ThenTheCouncils_ThenNobody()
    {
        var row = _service.ToRow(_quarter, _client);
        CldPerson.Of(row, NhsNumber.Synthetic(5)).ShouldBe(new CldPerson(NhsNumber.Synthetic(5).ToString(), CldPersonSource.Traced));
        CldPerson.Of(row).ShouldBe(new CldPerson(NhsNumber.Synthetic(0).ToString(), CldPersonSource.Given));
        row[CldField.NhsNumber] = "wrong";
        CldPerson.Of(row).ShouldBe(new CldPerson("503_L1", CldPersonSource.Council));
        row[CldField.LaPersonUniqueIdentifier] = "";
        CldPerson.Of(row).ShouldBeNull();
    }

    [Fact]
    public void Service_WithAnotherEnd_IsTheSameEvent_AndARequestIsNot()
    {
        var ended = _service with { Reference = "E9", End = new DateOnly(2025, 9, 1) };
        var request = new CldRequest("R1", Day(1), Day(2), "NFA - Support declined", "Prison");
        var (report, verdicts, _) = Run([_service.ToRow(_quarter, _client), ended.ToRow(_quarter, _client), request.ToRow(_quarter, _client), (request with { End = Day(3) }).ToRow(_quarter, _client)]);

        report.Repeated.ShouldBe(1);
        verdicts.ShouldHaveSingleItem().ShouldStartWith("3,E9,,,An earlier row");
    }

    [Fact]
    public void Verdicts_NameLineFieldAndFault_AndRepeatNoValue()
    {
        var row = _service.ToRow(_quarter, _client);
        (row[CldField.NhsNumber], row[CldField.Gender]) = ("9990000019", "");
        var (report, verdicts, _) = Run([row]);

        verdicts.ShouldBe(["2,E1,NHS Number,-2,\"Not a date, number or identifier of its kind\"", "2,E1,Gender,-1,\"Blank, and this row needs it\""]);
        report.Passed.ShouldBe(0);
        using var text = new StringWriter();
        report.WriteCsv(text);
        text.ToString().ShouldContain("NHS Number,1,0,0,0,1,0");
    }

    [Fact]
    public void File_InTheUnderscoredNames_AndAnotherOrder_IsRead()
    {
        using var file = new StringReader("Event_Type,LA_Code,Client_Type,Request_Route_of_Access,No_of_adults_being_cared_for\nRequest,503,Service User,Prison,2\n");
        var row = CldRun.Read(file, fault => throw new InvalidOperationException(fault)).ToList().ShouldHaveSingleItem().Row;

        (row[CldField.RouteOfAccess], row[CldField.AdultsCaredFor], row[CldField.NhsNumber]).ShouldBe(("Prison", "2", ""));
    }

    [Fact]
    public void Lines_ThatAreNoRows_AreTold_AndTheRestGoesOn()
    {
        var refused = new List<string>();
        using var file = new StringReader("LA Code,Client Type,Event Type\n503,Service User\n503,Service User,Request\n");
        CldRun.Run(file, _ => { }, refused.Add).ShouldSatisfyAllConditions(r => r.Rows.ShouldBe(1), r => r.Refused.ShouldBe(1));
        refused.ShouldBe(["line 2: 2 fields beside 3 in the header"]);

        refused.Clear();
        using var wrong = new StringReader("LA Code,Client Type\n503,Service User\n");
        CldRun.Run(wrong, _ => { }, refused.Add).Rows.ShouldBe(0);
        refused.ShouldBe(["line 1: there is no column \"Event Type\""]);

        refused.Clear();
        using var empty = new StringReader("");
        CldRun.Run(empty, _ => { }, refused.Add).Refused.ShouldBe(1);
    }

    [Fact]
    public void Ndjson_LeavesBlanksOut()
    {
        using var stream = new MemoryStream();
        CldFields.Layout.WriteNdjson([_service.ToRow(_quarter, _client)], stream).ShouldBe(1);
        var line = System.Text.Encoding.UTF8.GetString(stream.ToArray());

        line.ShouldEndWith("}\n");
        using var json = System.Text.Json.JsonDocument.Parse(line);
        json.RootElement.GetProperty("Service Type").GetString().ShouldBe("Long Term Support: Community");
        json.RootElement.TryGetProperty("Review Reason", out _).ShouldBeFalse();
    }

    private static DateOnly Day(int day) => new(2025, 8, day);

    private static (CldReport Report, List<string> Verdicts, List<string> Refused) Run(IEnumerable<CldRow> rows)
    {
        using var file = new StringWriter();
        CldFields.Layout.WriteCsv(rows, file);
        var (verdicts, refused) = (new List<string>(), new List<string>());
        using var reader = new StringReader(file.ToString());
        var report = CldRun.Run(reader, line => verdicts.Add(line.TrimEnd()), refused.Add);
        return (report, verdicts[1..], refused);
    }
}
