using System.Text;
using System.Text.Json;
using Goldthread.Demo.MrsSmith;

namespace Goldthread.Demo.Tests.MrsSmith;

public sealed class EdieSmithTests
{
    private static readonly DateOnly Today = new(2025, 10, 3);
    private static readonly DemoPerson Edie = new DemoPlace(1, 1, Today).Person(0);

    [Fact]
    public void Edie_IsFirst_AndKnownToEightOrganisations()
    {
        Edie.NhsNumber.ShouldBe("9990000018");
        Edie.Records.Select(r => r.Source).ShouldBe(["ZZGP01", "ZZAC01", "ZZCM01", "ZZLA01", "ZZHC01", "ZZHA01", "ZZVS01", "ZZPH01"]);
        Edie.Records.Sum(r => r.Resources.Count).ShouldBeInRange(250, 450);
    }

    [Fact]
    public void Edie_OnTheDay_Is84AndLikesToBeCalledEdie()
    {
        var patient = Of("ZZGP01", "Patient").Single();

        var birth = DateOnly.ParseExact(patient.GetProperty("birthDate").GetString()!, "yyyy-MM-dd");
        birth.AddYears(84).ShouldBeLessThanOrEqualTo(Today);
        birth.AddYears(85).ShouldBeGreaterThan(Today);
        patient.GetProperty("name")[1].GetProperty("given")[0].GetString().ShouldBe("Edie");
    }

    [Fact]
    public void Allergies_InThreeSources_Differ()
    {
        Texts("ZZGP01", "AllergyIntolerance", "code").ShouldBe(["Allergy to penicillin"]);
        Texts("ZZAC01", "AllergyIntolerance", "code").ShouldBe(["No known drug allergies"]);
        Texts("ZZLA01", "AllergyIntolerance", "code").ShouldBe(["Sticking plaster"]);
    }

    [Fact]
    public void Furosemide_InTheSurgeryAndTheHospital_HasTwoDoses()
    {
        Furosemide("ZZGP01").ShouldBe([40m]);
        Furosemide("ZZAC01").ShouldBe([80m]);
        Letters("ZZAC01").ShouldContain(l => l.Contains("FUROSEMIDE NOW 80 mg", StringComparison.Ordinal));
    }

    [Fact]
    public void LivesWith_InFourSources_Differs()
    {
        string LivesWith(string source) => Of(source, "Observation")
            .Single(o => o.GetProperty("code").GetProperty("text").GetString() == "Lives with").GetProperty("valueString").GetString()!;

        LivesWith("ZZGP01").ShouldBe("Lives with husband");
        LivesWith("ZZAC01").ShouldBe("Lives with daughter");
        LivesWith("ZZLA01").ShouldBe("Lives alone");
        LivesWith("ZZHA01").ShouldBe("Alone, sole tenant");
    }

    [Fact]
    public void Address_InTheHospital_IsStillTheOldHouse()
    {
        string Line(string source) => Of(source, "Patient").Single().GetProperty("address")[0].GetProperty("line")[0].GetString()!;

        Line("ZZGP01").ShouldContain("Tannery Court");
        Line("ZZAC01").ShouldNotContain("Tannery Court");
    }

    [Fact]
    public void Weight_BeforeTheStayAndNow_Rises()
    {
        var weights = Weights();
        var stay = Of("ZZAC01", "Encounter").Single(e => e.GetProperty("class").GetProperty("code").GetString() == "IMP");
        var left = stay.GetProperty("period").GetProperty("end").GetString()![..10];

        var atHome = weights.Where(w => string.CompareOrdinal(w.Day, left) >= 0).OrderBy(w => w.Day, StringComparer.Ordinal).ToList();
        weights.Max(w => w.Kilograms).ShouldBe(76.0m);
        atHome[0].Kilograms.ShouldBe(70.4m);
        atHome[^1].Kilograms.ShouldBeGreaterThan(72m);
        atHome[^1].Day.ShouldBe("2025-10-02");
    }

    [Fact]
    public void Kidneys_OverThreeYears_Fall()
    {
        var egfr = Of("ZZGP01", "Observation")
            .Where(o => o.GetProperty("code").GetProperty("text").GetString() == "eGFR")
            .OrderBy(o => o.GetProperty("effectiveDateTime").GetString(), StringComparer.Ordinal)
            .Select(o => o.GetProperty("valueQuantity").GetProperty("value").GetDecimal()).ToList();

        egfr.Count.ShouldBeGreaterThan(5);
        egfr.ShouldBe(egfr.OrderDescending());
    }

    [Fact]
    public void Plan_OfEdie_HasGoalsOfHersAndOfTheirs()
    {
        var plan = Of("ZZCM01", "CarePlan").Single();
        var chosen = Of("ZZCM01", "Goal").Select(g => g.GetProperty("extension")[0].GetProperty("valueCode").GetString()).ToList();

        plan.GetProperty("goal").GetArrayLength().ShouldBe(6);
        chosen.Count(c => c == "person").ShouldBe(3);
        chosen.Count(c => c == "professional").ShouldBe(3);
    }

    [Fact]
    public void Actions_StillOpen_HaveAnOwnerADueDayAndOneIsLate()
    {
        var open = All("Task").Where(t => t.GetProperty("status").GetString() != "completed").ToList();

        open.Count.ShouldBeGreaterThan(5);
        open.ShouldAllBe(t => t.GetProperty("owner").GetProperty("display").GetString()!.Length > 0);
        var due = open.Select(t => t.GetProperty("restriction").GetProperty("period").GetProperty("end").GetString()!).ToList();
        due.ShouldContain(d => string.CompareOrdinal(d, "2025-10-03") < 0);
        due.ShouldContain(d => string.CompareOrdinal(d, "2025-10-03") > 0);
    }

    [Fact]
    public void Circle_OfEdie_NamesOneCoordinatorWithATelephone()
    {
        var team = Of("ZZCM01", "CareTeam").Single().GetRawText();

        team.ShouldContain("Tom Whitfield");
        team.ShouldContain("01632 960505");
        team.ShouldContain("Karen Fraser");
    }

    [Fact]
    public void HomeCare_EveryDayForThreeWeeks_CameTwice()
    {
        var visits = Of("ZZHC01", "Encounter").Where(e => e.GetProperty("status").GetString() == "finished").ToList();

        visits.GroupBy(v => v.GetProperty("period").GetProperty("start").GetString()![..10]).ShouldAllBe(day => day.Count() == 2);
        visits.Count.ShouldBe(42);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Story_OnAnyDayOfTheWeek_KeepsItsOrder(int later)
    {
        var today = Today.AddDays(later);
        var story = new Story(today);
        var edie = new DemoPlace(1, 1, today).Person(0);

        story.KarenWrote.ShouldBeLessThan(story.NurseCame);
        story.NurseCame.ShouldBeLessThanOrEqualTo(story.MedicineQuery);
        story.MedicineQuery.ShouldBeLessThan(today);
        story.LeftHospital.ShouldBeLessThan(story.HomeCareBegan);
        story.PlanAgreed.ShouldBeGreaterThan(story.HomeCareBegan);
        foreach (var contact in edie.Records.SelectMany(r => r.Resources).Where(r => r.Type == "Encounter").Select(Parse))
        {
            var start = contact.GetProperty("period").GetProperty("start").GetString()!;
            var finished = contact.GetProperty("status").GetString() == "finished";
            (string.CompareOrdinal(start[..10], $"{today:yyyy-MM-dd}") < 0).ShouldBe(finished, contact.GetRawText());
        }
    }

    [Fact]
    public void Keysafe_InNoSource_GivesItsNumber()
    {
        var flags = All("Flag").Select(f => f.GetProperty("code").GetProperty("text").GetString()!).Where(f => f.Contains("Key safe", StringComparison.Ordinal)).ToList();

        flags.Count.ShouldBe(2);
        flags.ShouldAllBe(f => !f.Any(char.IsAsciiDigit));
    }

    [Fact]
    public void DemoUsers_OfTheCast_ArePractitionersOfTheirOrganisation()
    {
        var roles = new DemoPlace(1, 1, Today).Shared().Where(r => r.Type == "PractitionerRole").ToDictionary(r => r.Id, r => Encoding.UTF8.GetString(r.Json));

        foreach (var user in DemoUsers.All.Where(u => u.PersonIndex is null))
            roles[user.Id].ShouldContain($"Organization/{user.OrganisationCode.ToLowerInvariant()}");
        DemoUsers.All.Select(u => u.Id).ShouldBeUnique();
        DemoUsers.All.Where(u => u.PersonIndex is not null).Select(u => u.RoleCode).ShouldBe(["person", "carer"]);
        DemoUsers.All.Single(u => u.RoleCode == "person").PersonIndex.ShouldBe(0);
    }

    private static IEnumerable<JsonElement> Of(string source, string type) =>
        Edie.Records.Single(r => r.Source == source).Resources.Where(r => r.Type == type).Select(Parse);

    private static IEnumerable<JsonElement> All(string type) => Edie.Records.SelectMany(r => r.Resources).Where(r => r.Type == type).Select(Parse);

    private static JsonElement Parse(DemoResource resource)
    {
        using var json = JsonDocument.Parse(resource.Json);
        return json.RootElement.Clone();
    }

    private static List<string> Texts(string source, string type, string element) =>
        [.. Of(source, type).Select(r => r.GetProperty(element).GetProperty("text").GetString()!)];

    private static List<decimal> Furosemide(string source) =>
    [
        .. Of(source, "MedicationRequest")
            .Where(m => m.GetProperty("status").GetString() == "active" && m.GetProperty("medicationCodeableConcept").GetProperty("text").GetString()!.StartsWith("Furosemide", StringComparison.Ordinal))
            .Select(m => m.GetProperty("dosageInstruction")[0].GetProperty("doseAndRate")[0].GetProperty("doseQuantity").GetProperty("value").GetDecimal()),
    ];

    private static List<string> Letters(string source) =>
    [
        .. Of(source, "DocumentReference")
            .Select(d => Encoding.UTF8.GetString(Convert.FromBase64String(d.GetProperty("content")[0].GetProperty("attachment").GetProperty("data").GetString()!))),
    ];

    private static List<(string Day, decimal Kilograms)> Weights() =>
    [
        .. All("Observation")
            .Where(o => o.GetProperty("code").GetProperty("text").GetString() == "Weight")
            .Select(o => (o.GetProperty("effectiveDateTime").GetString()![..10], o.GetProperty("valueQuantity").GetProperty("value").GetDecimal())),
    ];
}
