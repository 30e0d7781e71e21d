using System.Globalization;
using Goldthread.DesignSystem.Text;

namespace Goldthread.Journeys;

/// <summary>Karen Fraser, who helps her mother: what she sees, what she does not, and what becomes of an open page when she no longer may.</summary>
[Collection(TownCollection.Name)]
public sealed class CarerTests(Town town)
{
    private const string Edie = "person-edie-smith";
    private const string Karen = "carer-karen-fraser";
    private const int Phone = 360;

    [SkippableFact]
    public async Task Carer_WithAScope_SeesThePlanAndNoMore()
    {
        await using var karen = await (await town.Visit(Phone)).SignIn(Karen);
        var helped = await Helped(karen);
        await karen.Open("/me" + helped);

        (await karen.Text(".gt-whose")).ShouldContain("This is the record of");
        (await karen.Text(".gt-whose")).ShouldContain("You can see their appointments and plan until");
        (await karen.Text("section[aria-labelledby=team]")).ShouldContain("Tom Whitfield");
        await karen.Open("/me/record" + helped);
        (await karen.Text("h1")).ShouldBe("Their record");
        var record = await karen.Text();
        record.ShouldContain("St Aelred");
        foreach (var hidden in new[] { "Heart failure.", "Furosemide", "Illnesses", "Medicines", "Jabs", "Nothing is written here" })
        {
            record.ShouldNotContain(hidden, Case.Sensitive);
        }

        foreach (var path in new[] { "/me/add", "/me/about-me", "/me/download" })
        {
            await karen.Open(path + helped);
            (await karen.Text(".gt-whose")).ShouldContain("This is the record of");
        }
    }

    [SkippableTheory]
    [InlineData("/me/choices")]
    [InlineData("/me/people")]
    [InlineData("/me/looked")]
    public async Task Carer_AtWhatIsThePersonsOwn_SeesHerOwnAndNothingOfHers(string path)
    {
        await using var karen = await (await town.Visit(Phone)).SignIn(Karen);

        await karen.Open(path + await Helped(karen));

        var text = await karen.Text();
        text.ShouldNotContain("This is the record of");
        text.ShouldNotContain("Millbrook");
        text.ShouldNotContain("Edie");
    }

    [SkippableFact]
    public async Task Carer_OnHerOwnPage_IsAPersonInHerOwnRight()
    {
        await using var karen = await (await town.Visit(Phone)).SignIn(Karen);

        (await karen.Text("h1")).ShouldBe("Hello Karen Fraser");
        (await karen.Text()).ShouldContain("One call a week from one person");
        await karen.Press("a[href='/me/record']");
        (await karen.Text()).ShouldContain("Karen's plan as a carer");
        (await karen.Text()).ShouldNotContain("St Aelred");

        await using var edie = await (await town.Visit(Phone)).SignIn(Edie);
        await edie.Open("/me/record");
        (await edie.Text()).ShouldNotContain("Karen's plan as a carer");
    }

    [SkippableFact]
    public async Task Proxy_StoppedByThePerson_EndsTheOpenSessionsNextRequestUntilGivenAgain()
    {
        await using var karen = await (await town.Visit(Phone)).SignIn(Karen);
        karen.Expects = "status of 404";
        await karen.Open("/me/record" + await Helped(karen));
        (await karen.Text()).ShouldContain("St Aelred");
        await using var edie = await (await town.Visit(Phone)).SignIn(Edie);
        await edie.Press("a[href='/me/people']");

        await edie.Press("form[action*=Stop] button");
        (await edie.Text()).ShouldContain("Karen Fraser can no longer see your record.");
        await karen.Page.ReloadAsync();
        await karen.IsSound();

        (await karen.Text("h1")).ShouldBe("You cannot see a record here");
        (await karen.Text()).ShouldContain("the person may have stopped it");
        (await karen.Text()).ShouldNotContain("Smith");

        var last = Dates.DayInLondon(TimeProvider.System.GetUtcNow()).AddDays(90);
        await edie.Type("#who", Karen);
        await edie.Type("#relation", "daughter");
        await edie.Type("#until-day", last.Day.ToString(CultureInfo.InvariantCulture));
        await edie.Type("#until-month", last.Month.ToString(CultureInfo.InvariantCulture));
        await edie.Type("#until-year", last.Year.ToString(CultureInfo.InvariantCulture));
        await edie.Press("form[action*=Ask] button");

        (await edie.Text(".nhsuk-inset-text")).ShouldContain("Karen Fraser can see your appointments and plan from now.");
        (await edie.Text("main .gt-rows")).ShouldContain($"The last day is {Dates.Day(last)}.");
        await karen.Open("/me" + await Helped(karen));
        (await karen.Text(".gt-whose")).ShouldContain($"until {Dates.Day(last)}");
    }

    [SkippableFact]
    public async Task People_ADayThatIsNone_KeepsWhatWasTyped()
    {
        await using var edie = await (await town.Visit(Phone)).SignIn(Edie);
        await edie.Open("/me/people");
        await edie.Type("#who", Karen);
        await edie.Type("#relation", "daughter");
        await edie.Type("#until-day", "31");
        await edie.Type("#until-month", "2");

        await edie.Press("form[action*=Ask] button");

        (await edie.Text(".nhsuk-error-summary")).ShouldContain("The last day must be a real date");
        (await edie.Page.InputValueAsync("#relation")).ShouldBe("daughter");
        (await edie.Page.InputValueAsync("#until-day")).ShouldBe("31");
    }

    // Of whom she helps, the address that says so.
    private static async Task<string> Helped(Visitor karen)
    {
        await karen.Page.GotoAsync("/me");
        var link = karen.Page.Locator("main a[href*='?for=']").First;
        var href = await link.GetAttributeAsync("href");
        return href![href!.IndexOf('?', StringComparison.Ordinal)..];
    }
}
