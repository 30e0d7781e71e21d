using System.Net;
using System.Text.Json.Nodes;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Values;
using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.Cohorts.Running;
using Goldthread.Population.Cohorts.Saved;
using Goldthread.Population.DataSet;
using Goldthread.Record.Access;
using Goldthread.Record.People;
using Goldthread.Record.Reading;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Population.Tests.Cohorts.Saved;

/// <summary>A small place: a surgery that knows everybody, and a trust whose coordinator knows some.</summary>
internal static class CohortPlace
{
    public const string Board = "IB1";
    public const string Surgery = "GP1";
    public const string Trust = "CM1";
    public const int Old = 12;
    public const int Young = 7;
    public const int KnownToTheTrust = 3;

    public static readonly DateTimeOffset Noon = new(2026, 9, 30, 12, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2026, 9, 30);
    public static readonly Catalogue Catalogue = DataCatalogue.Of(DataColumns.All);
    public static readonly User Analyst = Someone("analyst", Board);

    public const string OldPeople = "# Old people\nas at 2026-09-30\ninclude age >= 80\n";

    public static SetClock Clock() => new() { Now = Noon };

    public static User Someone(string role, string organisation) => new($"{role}-of-{organisation}", $"The {role} of {organisation}", role, role, organisation, "Org " + organisation);

    public static SavedCohorts Cohorts(World world) => world.Services.GetRequiredService<SavedCohorts>();

    /// <summary>Saves a cohort as the analyst of the board.</summary>
    public static async Task<SavedCohort> Save(World world, string text = OldPeople, string purpose = Purpose.CareManagement, string[]? shared = null, SavedCohort? after = null, User? by = null)
    {
        var saved = await Cohorts(world).Save(new CohortDraft(text, purpose, shared ?? [SavedCohort.Everyone], after?.Id, after?.Version ?? 0), Catalogue, by ?? Analyst);
        saved.Succeeded.ShouldBeTrue(saved.Succeeded ? "" : string.Join(' ', saved.Faults.Select(f => f.Message)));
        return saved.Value;
    }

    /// <summary>Old people of 1936 and young ones of 1990, of the surgery; the first old ones the trust has sent too.</summary>
    public static async Task Fill(World world)
    {
        await world.Records.Write(session =>
        {
            SourceTable.Put(session, Surgery, "The Surgery");
            SourceTable.Put(session, Trust, "The Trust");
            return true;
        });
        var surgery = await world.Professional(Surgery);
        for (var i = 1; i <= Old + Young; i++) await surgery.Add(Patient(i));
        var trust = await world.Professional(Trust);
        for (var i = 1; i <= KnownToTheTrust; i++) await trust.Add(Patient(i));
        await world.DeliverEvents();

        // So that no page is asked while the data set is still being made.
        await world.Services.GetRequiredService<DataSets>().Refresh();
    }

    public static string Patient(int number) => $$$"""
        {"resourceType":"Patient","gender":"female","birthDate":"{{{(number <= Old ? "1936" : "1990")}}}-03-02","name":[{"family":"Quillfeather","given":["Person{{{number}}}"]}],
         "identifier":[{"extension":[{"url":"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus",
           "valueCodeableConcept":{"coding":[{"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland","code":"01"}]}}],
           "system":"https://fhir.nhs.uk/Id/nhs-number","value":"{{{NhsNumber.Synthetic(number)}}}"}]}
        """;

    public static async Task<Site> At(World world, string organisation, string role)
    {
        var site = new Site(world);
        await site.SignIn(organisation, role);
        return site;
    }

    /// <summary>How often something stands in a journal of writes or reads, by the words of the activity.</summary>
    public static async Task<long> Acts(World world, string like) =>
        await world.Records.Read(s => s.Statement("select count(*) from kernel_journal where activity like @like").Set("like", like).First(r => r.GetInt64(0), 0));

    /// <summary>The key of the page of one of the made people.</summary>
    public static async Task<string> KeyOf(World world, int number) =>
        (await world.Services.GetRequiredService<PersonDirectory>().OfNhsNumber(NhsNumber.Synthetic(number).ToString()))[0].Key.ToString();

    /// <summary>Finishes Tasks of a list as a program of the trust would.</summary>
    public static async Task Finish(World world, int most, string outcome)
    {
        var trust = await world.Professional(Trust);
        var found = (await trust.Search("Task", ("status", "requested"), ("_count", "50"))).Body["entry"]!.AsArray().Take(most).Select(e => e!["resource"]!.DeepClone().AsObject()).ToList();
        foreach (var task in found)
        {
            task["status"] = "completed";
            task["businessStatus"] = new JsonObject { ["text"] = outcome };
            (await trust.Put($"Task/{task["id"]}", task.ToJsonString())).Status.ShouldBe((int)HttpStatusCode.OK);
        }

        await world.DeliverEvents();
    }
}
