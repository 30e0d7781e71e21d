using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Record.Access;
using Goldthread.Record.People;
using Goldthread.Record.Sharing;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Record.Tests.Access;

/// <summary>Role and relationship and agreement and what is withheld, each asked over HTTP.</summary>
public sealed class KernelTests
{
    private const string Reason = "She was brought in and cannot speak";

    [DatabaseTheory]
    public async Task Claim_WithAReason_OpensForTheUserAloneAndTellsThePrivacyOfficer(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var (sender, patient, key) = await Patient(world);
        var outsider = await world.Professional("OTHER");
        var colleague = await world.Professional("OTHER", "practice-nurse");
        (await outsider.Get($"Patient/{patient}")).Status.ShouldBe(404);

        (await Claim(world, key, "gp-of-OTHER")).Succeeded.ShouldBeTrue();

        (await outsider.Get($"Patient/{patient}")).Status.ShouldBe(200);
        (await colleague.Get($"Patient/{patient}")).Status.ShouldBe(404);
        (await sender.Get($"Patient/{patient}")).Status.ShouldBe(200);
        var alert = (await world.Records.Read(s => AlertTable.In(s, AlertStates.Open, 10))).ShouldHaveSingleItem();
        (alert.Kind, alert.UserId, alert.Words).ShouldBe((AlertKinds.Claimed, "gp-of-OTHER", Reason));
    }

    [Fact]
    public async Task Emergency_EndsByItselfAndOpensNoSeal()
    {
        var clock = new SetClock();
        await using var world = await World.Start(clock: clock);
        var (sender, patient, key) = await Patient(world);
        var open = await Note(sender, patient);
        var closed = await Note(sender, patient);
        await Withhold(world, "Observation", closed, WithheldReasons.Sealed, "gp-of-SENDS");
        var doctor = await world.Professional("ED", "hospital-doctor");

        (await BreakGlass(world, key, "hospital-doctor-of-ED")).Succeeded.ShouldBeTrue();

        (await doctor.Get($"Observation/{open}")).Status.ShouldBe(200);
        (await doctor.Get($"Observation/{closed}")).Status.ShouldBe(404);
        clock.Now += Relationships.EmergencyLasts - TimeSpan.FromMilliseconds(1);
        (await doctor.Get($"Observation/{open}")).Status.ShouldBe(200);
        clock.Now += TimeSpan.FromMilliseconds(1);
        (await doctor.Get($"Observation/{open}")).Status.ShouldBe(404);
    }

    [DatabaseTheory]
    public async Task Emergency_AskedManyTimesAtOnce_IsGivenAndToldOnce(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var (_, _, key) = await Patient(world);
        await world.Professional("ED", "hospital-doctor");

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => BreakGlass(world, key, "hospital-doctor-of-ED")));

        all.ShouldAllBe(o => o.Succeeded);
        all.Select(o => o.Value.ToUnixTimeMilliseconds()).Distinct().Count().ShouldBe(1);
        (await world.Records.Read(s => AlertTable.In(s, AlertStates.Open, 10))).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("because")]
    public async Task Emergency_WithoutAReason_IsRefused(string reason)
    {
        await using var world = await World.Start();
        var (_, _, key) = await Patient(world);
        await world.Professional("ED", "hospital-doctor");

        var refused = await BreakGlass(world, key, "hospital-doctor-of-ED", reason);

        refused.Succeeded.ShouldBeFalse();
        refused.Fault.Path.ShouldBe("reason");
        (await world.Records.Read(s => AlertTable.In(s, AlertStates.Open, 10))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Emergency_AfterTwoFailedReviews_IsRefused()
    {
        await using var world = await World.Start();
        var (_, _, key) = await Patient(world);
        await world.Professional("ED", "hospital-doctor");
        var person = PersonDirectory.RecordKey(key)!.Value;
        await world.Records.Write(s => Enumerable.Range(0, 2).Sum(i => AlertTable.Add(s, new Alert(
            $"a{i}", AlertKinds.Emergency, DateTimeOffset.UnixEpoch, "hospital-doctor-of-ED", "", "ED", person, "", AlertStates.Reviewed, "po", DateTimeOffset.UnixEpoch, AlertOutcomes.NotAppropriate))));

        (await BreakGlass(world, key, "hospital-doctor-of-ED")).Fault.Message.ShouldContain("reviews found no good reason");
    }

    [DatabaseTheory]
    public async Task Refusal_LeavesAnOrganisationWhatItWroteItself(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var (sender, patient, key) = await Patient(world);
        var other = await world.Professional("OTHER");
        await Give(world, key, "OTHER", SightGround.Referred);
        var theirs = await Note(sender, patient);
        var own = await Note(other, patient);
        (await other.Get($"Observation?patient={patient}")).Total.ShouldBe(2);

        await Give(world, key, "OTHER", SightGround.Refused);

        (await other.Get($"Observation?patient={patient}")).Entries.ShouldBe([$"Observation/{own}"]);
        (await other.Get($"Observation/{theirs}")).Status.ShouldBe(404);
        (await sender.Get($"Observation?patient={patient}")).Total.ShouldBe(2);
    }

    [DatabaseTheory]
    public async Task Agreement_TheMomentItEnds_NothingFlows(DatabaseKind kind)
    {
        var clock = new SetClock();
        await using var world = await World.Start(kind, clock);
        var (sender, patient, key) = await Patient(world);
        var other = await world.Professional("OTHER");
        await Give(world, key, "OTHER", SightGround.Referred);
        var theirs = await Note(sender, patient);
        var own = await Note(other, patient);
        await Agree(world, "demo", clock.Now.AddDays(-1), clock.Now, "*");
        await Agree(world, "ours", clock.Now.AddDays(-1), clock.Now.AddHours(1), "OTHER", "THIRD");
        await Agree(world, "both", clock.Now.AddDays(-1), clock.Now.AddMinutes(30), "OTHER", "SENDS");
        (await other.Get($"Observation?patient={patient}")).Total.ShouldBe(2);

        clock.Now += TimeSpan.FromMinutes(30);

        (await other.Get($"Observation?patient={patient}")).Entries.ShouldBe([$"Observation/{own}"]);
        (await other.Get($"Observation/{theirs}")).Status.ShouldBe(404);
        var (status, _, body) = await Text(sender, $"Observation/{theirs}");
        status.ShouldBe(403);
        body.ShouldContain("No agreement");
        clock.Now += TimeSpan.FromMinutes(30);
        (await other.Post("Observation", Written(patient))).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Agreement_ThatLeavesAKindOut_LetsTheOthersThrough()
    {
        var clock = new SetClock();
        await using var world = await World.Start(clock: clock);
        var (sender, patient, key) = await Patient(world);
        var other = await world.Professional("OTHER");
        await Give(world, key, "OTHER", SightGround.Referred);
        await Note(sender, patient);
        await sender.Add($$$"""{"resourceType":"AllergyIntolerance","patient":{"reference":"Patient/{{{patient}}}"}}""");

        await Agree(world, "demo", clock.Now.AddDays(-1), clock.Now.AddDays(1), ["medicines", "person"], "*");

        (await other.Get($"Observation?patient={patient}")).Total.ShouldBe(0);
        (await other.Get($"AllergyIntolerance?patient={patient}")).Total.ShouldBe(1);
        (await sender.Get($"Observation?patient={patient}")).Total.ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task RestrictedBySource_IsKeptToItUntilTheLabelGoes(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var (sender, patient, key) = await Patient(world);
        var other = await world.Professional("OTHER");
        await Give(world, key, "OTHER", SightGround.Referred);
        var labelled = Written(patient, """ "meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"R"}]}, """);
        var id = await sender.Add(labelled);

        (await other.Get($"Observation/{id}")).Status.ShouldBe(404);
        (await sender.Get($"Observation/{id}")).Status.ShouldBe(200);
        (await sender.Put($"Observation/{id}", Written(patient, $"\"id\":\"{id}\","))).Status.ShouldBe(200);

        (await other.Get($"Observation/{id}")).Status.ShouldBe(200);
    }

    [DatabaseTheory]
    public async Task MovedToSomebodyElse_IsNoLongerSeenByThoseOfTheFirst(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var sender = await world.Professional("SENDS");
        var (first, second) = (await sender.Add("""{"resourceType":"Patient"}"""), await sender.Add("""{"resourceType":"Patient"}"""));
        await world.DeliverEvents();
        var id = await sender.Add(Written(first));
        var other = await world.Professional("OTHER");
        await Give(world, await Key(world, first), "OTHER", SightGround.Referred);
        (await other.Get($"Observation/{id}")).Status.ShouldBe(200);

        (await sender.Put($"Observation/{id}", Written(second, $"\"id\":\"{id}\","))).Status.ShouldBe(200);

        (await other.Get($"Observation/{id}")).Status.ShouldBe(404);
        (await other.Get($"Observation/{id}/_history/1")).Status.ShouldBe(404);
        (await other.Get("Observation/_history")).Body["entry"]!.AsArray().Select(e => e!["resource"]).ShouldAllBe(r => r == null);
        (await sender.Get($"Observation/{id}/_history")).Total.ShouldBe(2);
    }

    [DatabaseTheory]
    public async Task MovedBothWays_BetweenTwoPeople_IsAnsweredForBoth(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var sender = await world.Professional("SENDS");
        var (first, second) = (await sender.Add("""{"resourceType":"Patient"}"""), await sender.Add("""{"resourceType":"Patient"}"""));
        var (one, two) = (await sender.Add(Written(first)), await sender.Add(Written(second)));

        (await sender.Put($"Observation/{one}", Written(second, $"\"id\":\"{one}\","))).Status.ShouldBe(200);
        (await sender.Put($"Observation/{two}", Written(first, $"\"id\":\"{two}\","))).Status.ShouldBe(200);

        (await sender.Get($"Observation?patient={first}")).Entries.ShouldBe([$"Observation/{two}"]);
        (await sender.Get($"Observation?patient={second}")).Entries.ShouldBe([$"Observation/{one}"]);
        (await sender.Get($"Observation/{one}/_history")).Total.ShouldBe(2);
    }

    internal static async Task<(FhirClient Sender, string Patient, string Key)> Patient(World world)
    {
        var sender = await world.Professional("SENDS");
        var patient = await sender.Add("""{"resourceType":"Patient"}""");
        await world.DeliverEvents();
        return (sender, patient, await Key(world, patient));
    }

    internal static async Task<string> Key(World world, string patient) => (await world.Services.GetRequiredService<RecordReader>().PersonOf(patient, AccessDecision.OfSystem(User.System, "test")))!.Value.ToString();

    internal static Task<string> Note(FhirClient fhir, string patient) => fhir.Add(Written(patient));

    private static string Written(string patient, string more = "") =>
        $$$"""{"resourceType":"Observation",{{{more}}}"status":"final","code":{"text":"Weight"},"subject":{"reference":"Patient/{{{patient}}}"},"valueQuantity":{"value":70}}""";

    private static async Task<Kernel.Values.Outcome<DateTimeOffset>> Claim(World world, string key, string user)
    {
        var (who, sight) = await Sight(world, user);
        return await world.Services.GetRequiredService<Relationships>().Claim(key, who, sight, Reason);
    }

    private static async Task<Kernel.Values.Outcome<DateTimeOffset>> BreakGlass(World world, string key, string user, string reason = Reason)
    {
        var (who, sight) = await Sight(world, user);
        return await world.Services.GetRequiredService<Relationships>().BreakGlass(key, who, sight, reason);
    }

    internal static async Task Withhold(World world, string type, string id, WithheldReasons reason, string user)
    {
        var (_, sight) = await Sight(world, user);
        (await world.Services.GetRequiredService<Withholding>().Withhold(type, id, reason, "It was asked for", sight)).Succeeded.ShouldBeTrue();
    }

    internal static async Task Give(World world, string key, string viewer, SightGround ground)
    {
        var members = await world.Services.GetRequiredService<PersonDirectory>().Members(key);
        var act = new Act(User.System.Acting("test"), DateTimeOffset.UnixEpoch, Purpose.SystemAdministration, "test");
        await world.Services.GetRequiredService<Relationships>().Give(members, viewer, ground, null, act);
    }

    private static async Task<(User User, Sight Sight)> Sight(World world, string id)
    {
        var user = (await world.Records.Read(s => UserTable.Find(s, id)))!;
        return (user, (await world.Services.GetRequiredService<AccessRules>().Of(user, "test", Activities.OpenRecords, "test")).Value);
    }

    private static Task Agree(World world, string id, DateTimeOffset starts, DateTimeOffset ends, params string[] parties) =>
        Agree(world, id, starts, ends, [.. DataClass.All.Select(c => c.Code)], parties);

    private static async Task Agree(World world, string id, DateTimeOffset starts, DateTimeOffset ends, string[] classes, params string[] parties)
    {
        var book = world.Services.GetRequiredService<AgreementBook>();
        await book.All();
        var act = new Act(User.System.Acting("test"), starts, Purpose.SystemAdministration, "test");
        await book.Put(new Agreement(id, id, parties, [Purpose.Treatment], classes, "", "", "", starts, ends, ends), act);
    }

    private static async Task<(int Status, string? Code, string Text)> Text(FhirClient fhir, string path)
    {
        var answer = await fhir.Get(path);
        return (answer.Status, null, answer.Text);
    }
}
