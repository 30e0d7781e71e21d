using Goldthread.Kernel.Values;
using Goldthread.Population.Extracts.ClientLevelData;
using Goldthread.Population.Extracts.FromRecord;
using Goldthread.Population.Tests.Cohorts.Saved;
using Goldthread.Record.Access;
using Goldthread.Record.Privacy;
using Goldthread.Record.Reading;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Population.Tests.Extracts.FromRecord;

/// <summary>Rows of returns from the store: what one organisation sent, of one period, and nothing that is not in it.</summary>
public sealed class RecordExtractTests
{
    private const string Council = "LA1";
    private static readonly CldSubmission _quarter = new("503", new DateOnly(2026, 7, 1), new DateOnly(2026, 9, 30));

    [DatabaseTheory]
    public async Task ClientLevelData_OfTheQuarter_HasARowForEachEventThatBelongs(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, clock: CohortPlace.Clock());
        await Fill(world);

        var rows = await Rows(world);

        rows.Select(r => r[CldField.EventType]).Order().ShouldBe(["Assessment", "Request", "Review", "Service", "Service"]);
        rows.ShouldAllBe(r => r[CldField.NhsNumber] == NhsNumber.Synthetic(1).ToString() && r[CldField.LaCode] == "503" && r[CldField.LaPersonUniqueIdentifier] == "L1");
        var request = rows.Single(r => r.EventType == CldEventType.Request);
        (request[CldField.RouteOfAccess], request[CldField.EventOutcome], request[CldField.EventStartDate]).ShouldBe(("Discharge from Hospital", "Progress to assessment", "2026-07-03"));
        var home = rows.Single(r => r[CldField.ServiceType] == "Long Term Support: Residential Care");
        (home[CldField.EventStartDate], home[CldField.EventEndDate], home[CldField.UnitCost], home[CldField.CostFrequency], home[CldField.AccommodationStatus], home[CldField.DeliveryMechanism])
            .ShouldBe(("2026-01-05", "", "905", "Weekly", "Registered care home", "CASSR Commissioned Support"));
        rows.Single(r => r.EventType == CldEventType.Review)[CldField.ReviewReason].ShouldBe("Planned");
        rows.Count(r => r[CldField.ClientType] == "Carer").ShouldBe(1);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task ClientLevelData_IsJudged_AndOnlyWhatTheRecordDoesNotHoldIsBlank()
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());
        await Fill(world);
        var verdicts = new List<string>();
        var judge = new CldJudge(verdicts.Add);

        foreach (var row in await Rows(world)) judge.Take(judge.Report.Rows + 2, row);

        CldFields.All.Sum(f => judge.Report.Of(f).Invalid).ShouldBe(0, string.Concat(verdicts));
        CldFields.All.Where(f => judge.Report.Of(f).BlankMandatory > 0).ShouldBe(
            [CldField.PrimarySupportReason, CldField.AccommodationStatus, CldField.HasUnpaidCarer, CldField.EventOutcome, CldField.AssessmentType, CldField.MethodOfAssessment, CldField.ReviewOutcomesAchieved, CldField.MethodOfReview, CldField.ClientFundingStatus],
            ignoreOrder: true, string.Concat(verdicts));
        (judge.Report.Repeated, judge.Report.WithoutPerson).ShouldBe((0, 0));
    }

    [Fact]
    public async Task CommunityServices_HangTogether_AndLeaveOutWhoRefused()
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());
        await CohortPlace.Fill(world);
        var trust = await world.Professional(CohortPlace.Trust);
        for (var i = 1; i <= 2; i++)
        {
            var patient = await trust.Add(CohortPlace.Patient(100 + i));
            await trust.Add($$$"""{"resourceType":"Encounter","status":"finished","class":{"code":"HH"},"subject":{"reference":"Patient/{{{patient}}}"},"period":{"start":"2026-07-01"}}""");
            await trust.Add($$$"""{"resourceType":"ServiceRequest","status":"active","intent":"order","priority":"urgent","code":{"text":"Wound clinic"},"subject":{"reference":"Patient/{{{patient}}}"},"authoredOn":"2026-07-10"}""");
            await trust.Add($$$"""{"resourceType":"Encounter","status":"finished","class":{"code":"HH"},"subject":{"reference":"Patient/{{{patient}}}"},"period":{"start":"2026-07-12T10:00:00Z","end":"2026-07-12T10:45:00Z"}}""");
        }

        await world.DeliverEvents();
        await world.Services.GetRequiredService<OptOuts>().Replace(new HashSet<string> { NhsNumber.Synthetic(102).ToString() }, AccessDecision.OfSystem(User.System, "test"));
        var people = new List<CsdsOfPerson>();
        await foreach (var some in new RecordExtract(world.Records).CommunityServices(CohortPlace.Trust, new DateOnly(2026, 7, 1), new DateOnly(2026, 7, 31))) people.AddRange(some);

        var one = people.ShouldHaveSingleItem();
        (one.Person.NhsNumber, one.Person.GenderCode, one.WithoutReferral).ShouldBe((NhsNumber.Synthetic(101).ToString(), "2", 1));
        (one.Referrals.Single().Priority, one.Referrals.Single().Received).ShouldBe(("2", new DateOnly(2026, 7, 10)));
        (one.Contacts.Single().ServiceRequestId, one.Contacts.Single().Minutes).ShouldBe((one.Referrals.Single().ServiceRequestId, 45));
    }

    private static async Task<List<CldRow>> Rows(World world)
    {
        var extract = new RecordExtract(world.Records);
        (await extract.Knows(Council)).ShouldBeTrue();
        var rows = new List<CldRow>();
        await foreach (var some in extract.ClientLevelData(Council, _quarter)) rows.AddRange(some);
        return rows;
    }

    // One person in a care home, with events inside and outside of the quarter; and what another organisation says of them, which is none of the council's.
    private static async Task Fill(World world)
    {
        await world.Records.Write(session =>
        {
            SourceTable.Put(session, Council, "The Council");
            return true;
        });
        var council = await world.Professional(Council, "social-worker");
        var patient = await council.Add(CohortPlace.Patient(1).Replace("\"identifier\":[", "\"address\":[{\"postalCode\":\"ZZ1 1AA\"}],\"extension\":[{\"url\":\"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory\",\"valueCodeableConcept\":{\"coding\":[{\"code\":\"A\",\"display\":\"White - British\"}]}}],\"identifier\":[{\"system\":\"urn:council\",\"value\":\"L1\"},", StringComparison.Ordinal));
        await council.Add(Service("request", patient, "\"occurrenceDateTime\":\"2026-07-03\",\"orderDetail\":[{\"coding\":[{\"code\":\"discharge-from-hospital\"}]}]", ("cld-event-outcome", "progress-assessment"), ("cld-primary-support-reason", "memory")));
        await council.Add(Service("request", patient, "\"occurrenceDateTime\":\"2026-06-30\""));
        await council.Add(Service("service", patient, "\"code\":{\"coding\":[{\"code\":\"long-term-residential\"}]},\"orderDetail\":[{\"text\":\"Care home\"}],\"occurrencePeriod\":{\"start\":\"2026-01-05\"}", ("cld-primary-support-reason", "memory"), ("cld-delivery-mechanism", "commissioned"), ("cld-funding-status", "council")));
        await council.Add(Service("service", patient, "\"code\":{\"coding\":[{\"code\":\"carer-direct\"}]},\"orderDetail\":[{\"text\":\"One payment\"}],\"occurrencePeriod\":{\"start\":\"2026-08-01\",\"end\":\"2026-08-01\"}", ("cld-primary-support-reason", "social-carer"), ("cld-delivery-mechanism", "direct-payment"), ("cld-event-outcome", "ended-as-planned")));
        await council.Add(Service("service", patient, "\"code\":{\"coding\":[{\"code\":\"short-term-max\"}]},\"occurrencePeriod\":{\"start\":\"2025-01-01\",\"end\":\"2025-02-01\"}"));
        await council.Add($$$"""{"resourceType":"Encounter","status":"finished","class":{"code":"HH"},"type":[{"coding":[{"system":"urn:x:cld-event","code":"review"}]},{"text":"Planned review"}],"extension":[{"url":"urn:x:cld-event-outcome","valueCodeableConcept":{"coding":[{"code":"no-change"}]}}],"subject":{"reference":"Patient/{{{patient}}}"},"period":{"start":"2026-09-02T10:00:00Z","end":"2026-09-02T11:00:00Z"}}""");
        await council.Add($$$"""{"resourceType":"QuestionnaireResponse","status":"completed","questionnaire":"urn:x/care-and-support-assessment","subject":{"reference":"Patient/{{{patient}}}"},"authored":"2026-07-20T10:00:00Z","item":[{"linkId":"eligible","answer":[{"valueString":"Washing"}]}]}""");
        var surgery = await world.Professional(CohortPlace.Surgery);
        var theirs = await surgery.Add(CohortPlace.Patient(1));
        await surgery.Add(Service("service", theirs, "\"code\":{\"coding\":[{\"code\":\"long-term-nursing\"}]},\"occurrencePeriod\":{\"start\":\"2026-08-05\"}"));
        await world.DeliverEvents();
    }

    private static string Service(string kind, string patient, string more, params (string Name, string Code)[] said)
    {
        var extensions = string.Join(',', said.Select(s => $$$"""{"url":"urn:x:{{{s.Name}}}","valueCodeableConcept":{"coding":[{"code":"{{{s.Code}}}","display":"{{{s.Code}}}"}]}}""")
            .Append("""{"url":"urn:x:cld-unit-cost","valueMoney":{"value":905,"currency":"GBP"}}""").Append("""{"url":"urn:x:cld-units-per-week","valueQuantity":{"value":1,"unit":"week a week"}}"""));
        return $$$"""{"resourceType":"ServiceRequest","status":"active","intent":"order","extension":[{{{extensions}}}],"category":[{"coding":[{"system":"urn:x:cld-event","code":"{{{kind}}}"}]}],"subject":{"reference":"Patient/{{{patient}}}"},{{{more}}}}""";
    }
}
