using System.Globalization;

namespace Goldthread.Journeys;

/// <summary>Four organisations answer the same eight questions; the lead sees where they differ, writes down what follows, closes it, and looks again.</summary>
[Collection(TownCollection.Name)]
public sealed class SelfAssessmentTests(Town town)
{
    private static readonly (string Organisation, string Sector)[] Partners = [("ZZLA01", "Council"), ("ZZAC01", "Nhs"), ("ZZIB01", "Board"), ("ZZVS01", "Voluntary")];

    [SkippableFact]
    public async Task Partners_WhoDiffer_SeeItAndLookAgain()
    {
        await using var lead = await (await town.Visit()).SignIn("lead-marion-tait");
        await lead.Open("/toolkit/instruments/resource-sheet-eight-questions");
        await lead.Press("a[href*='/work/assessments/new']");
        await lead.Page.FillAsync("#Place", "Wrenfield");
        foreach (var (organisation, sector) in Partners)
        {
            var name = (await lead.Page.Locator($"input[value={organisation}]").GetAttributeAsync("name"))!.Replace("Organisation", "Sector", StringComparison.Ordinal);
            await lead.Page.SelectOptionAsync($"select[name='{name}']", sector);
        }

        var one = await Opened(lead);
        await Answer("socialworker-helen-marsh", one, 5, "Every partner signed it");
        await Answer("doctor-rohan-mehta", one, 1, "Nobody here has seen it");
        await Answer("analyst-wei-chen", one, 4, "");
        await Answer("linkworker-samira-hassan", one, 2, "");

        await lead.Open(one + "/results");
        (await lead.Text("#differ + ol > li")).ShouldContain("Wrenfield Council says “How we work”; Wrenfield Hospitals Trust says “Not begun”: 4 levels apart.");
        (await lead.Page.Locator("#q-partnership-agreement svg circle").CountAsync()).ShouldBe(4);
        await SoundOnAPhone(lead);
        await lead.Press("#q-partnership-agreement a[href*='/actions?question=']");
        await lead.Page.FillAsync("#What", "Read the agreement together, ward by ward");
        await lead.Page.SelectOptionAsync("#Organisation", "ZZAC01");
        await lead.Page.FillAsync("#Role", "Director of partnerships");
        await Day(lead, "Due", 60);
        await lead.Page.ClickAsync("main form button:has-text('Add it to the plan')");
        (await lead.Text(".gt-rows")).ShouldContain("Wrenfield Hospitals Trust, Director of partnerships");
        await lead.IsSound();
        await SoundOnAPhone(lead);

        await lead.Open(one);
        await SoundOnAPhone(lead);
        await lead.Page.ClickAsync("summary:has-text('Close it')");
        await lead.Page.ClickAsync("button:has-text('Close it for good')");
        await lead.Press("a[href*='again=']");
        var two = await Opened(lead);
        await Answer("doctor-rohan-mehta", two, 4, "");
        await Answer("socialworker-helen-marsh", two, 4, "");
        await lead.Open(two + "/results");
        (await lead.Text("#q-partnership-agreement")).ShouldContain("Wrenfield Hospitals Trust: from “Not begun” to “Mostly there”.");
        (await lead.Page.Locator("#q-partnership-agreement .gt-pictures svg").CountAsync()).ShouldBe(2);
        await SoundOnAPhone(lead);
    }

    private static async Task<string> Opened(Visitor lead)
    {
        await Day(lead, "Until", 20);
        await lead.Page.ClickAsync("main form button:has-text('Open it')");
        await lead.Page.WaitForURLAsync("**done=opened");
        return new Uri(lead.Page.Url).AbsolutePath;
    }

    // The voluntary sector answers on a telephone without script.
    private async Task Answer(string user, string one, int level, string evidence)
    {
        await using var partner = await (user.StartsWith("linkworker", StringComparison.Ordinal) ? await town.Visit(360, script: false) : await town.Visit()).SignIn(user);
        await partner.Page.GotoAsync(one);
        await partner.Page.ClickAsync("main a[href$='/answer']");
        (await partner.Text(".nhsuk-inset-text")).ShouldContain("Who sees what");
        if (user.StartsWith("doctor", StringComparison.Ordinal)) await partner.IsSound();
        for (var i = 0; i < 8; i++) await partner.Page.CheckAsync($"input[name='Answers[{i}].Level'][value='{level}']");
        await partner.Page.FillAsync("[name='Answers[1].Evidence']", evidence);
        await partner.Page.ClickAsync("button:has-text('Send my answers')");
        await partner.Page.WaitForURLAsync("**done=sent");
        (await partner.Overflowing()).ShouldBeEmpty();
    }

    private static async Task Day(Visitor visitor, string field, int ahead)
    {
        var day = TimeProvider.System.GetUtcNow().AddDays(ahead);
        foreach (var (part, number) in new[] { ("day", day.Day), ("month", day.Month), ("year", day.Year) }) await visitor.Page.FillAsync($"#{field}-{part}", number.ToString(CultureInfo.InvariantCulture));
    }

    private static async Task SoundOnAPhone(Visitor visitor)
    {
        await visitor.Page.SetViewportSizeAsync(360, 900);
        await visitor.IsSound();
        await visitor.Page.SetViewportSizeAsync(1280, 900);
    }
}
