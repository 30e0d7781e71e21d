using AngleSharp.Html.Dom;
using Goldthread.DesignSystem.Forms;

namespace Goldthread.DesignSystem.Tests.Forms;

public sealed class FormTests : IAsyncLifetime
{
    private TestPlace _place = null!;

    public async Task InitializeAsync() => _place = await TestPlace.Start();

    public async Task DisposeAsync() => await _place.DisposeAsync();

    [Fact]
    public async Task Post_WrongAnswers_AreListedInTheOrderOfThePageWithLinksToTheirFields()
    {
        var page = await Post(("Answer.Weight", "abc"), ("Answer.Born[day]", "31"), ("Answer.Born[month]", "2"), ("Answer.Born[year]", "1941"));

        var links = page.QuerySelectorAll(".nhsuk-error-summary__list a");
        links.Select(link => link.TextContent).ShouldBe(
            ["Enter the full name", "Weight: abc cannot be used here", "Date of birth must be a real date", "Choose how we should get in touch"]);
        links.Select(link => page.QuerySelector(link.GetAttribute("href")!)?.LocalName).ShouldAllBe(name => name == "input");
        page.Title.ShouldBe("Error: A form – Goldthread");
        page.QuerySelectorAll("input.nhsuk-input--error").Select(input => input.Id).ShouldBe(["Answer_Name", "Answer_Weight", "Answer_Born-day"]);
    }

    [Fact]
    public async Task Post_WrongAnswers_KeepWhatWasTyped()
    {
        var page = await Post(("Answer.Name", "Zoë <b>\"O'Shea\""), ("Answer.Weight", "abc"), ("Answer.Needs", "print"), ("Answer.Needs", "two"), ("Answer.Team", "east"),
            ("Answer.Matters", "\nfirst line"), ("Answer.Born[month]", "Märch"));

        ((IHtmlInputElement)page.GetElementById("Answer_Name")!).Value.ShouldBe("Zoë <b>\"O'Shea\"");
        ((IHtmlInputElement)page.GetElementById("Answer_Weight")!).Value.ShouldBe("abc");
        ((IHtmlInputElement)page.GetElementById("Answer_Born-month")!).Value.ShouldBe("Märch");
        page.QuerySelectorAll("input[name='Answer.Needs'][checked]").Select(input => input.GetAttribute("value")).ShouldBe(["print", "two"]);
        ((IHtmlSelectElement)page.GetElementById("Answer_Team")!).Value.ShouldBe("east");
        page.GetElementById("Answer_Matters")!.TextContent.ShouldBe("\nfirst line");
        page.QuerySelector("option[value=east]")!.TextContent.ShouldBe("Eastfield & Harbour");
    }

    [Fact]
    public async Task Post_GoodAnswers_AreTaken()
    {
        var page = await Post(("Answer.Name", "Li Ng"), ("Answer.Reach", "letter"), ("Answer.Born[day]", "7"), ("Answer.Born[month]", "March"), ("Answer.Born[year]", "1941"));

        page.QuerySelector(".nhsuk-error-summary").ShouldBeNull();
        page.QuerySelector(".nhsuk-notification-banner--success").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("", "", "", "Enter the date of birth", null)]
    [InlineData("", "3", "1980", "Date of birth must include a day", "Day")]
    [InlineData("31", "", "1980", "Date of birth must include a month", "Month")]
    [InlineData("31", "3", " ", "Date of birth must include a year", "Year")]
    [InlineData("31", "3", "80", "Year must include 4 numbers", "Year")]
    [InlineData("31", "4", "1980", "Date of birth must be a real date", "Day")]
    [InlineData("1", "13", "1980", "Date of birth must be a real date", "Month")]
    [InlineData("-1", "3", "1980", "Date of birth must be a real date", "Day")]
    [InlineData("٣", "3", "1980", "Date of birth must be a real date", "Day")]
    public void Read_WrongDate_NamesTheFieldAndWhatToDo(string day, string month, string year, string message, string? field)
    {
        var fault = new DateAnswer { Day = day, Month = month, Year = year }.Read("Date of birth").Fault;

        (fault.Message, fault.Path).ShouldBe((message, field));
    }

    [Theory]
    [InlineData("29", "2", "2024", 2024, 2, 29)]
    [InlineData(" 07 ", "03", "1941", 1941, 3, 7)]
    [InlineData("7", "march", "1941", 1941, 3, 7)]
    [InlineData("7", "SEPT", "1941", 1941, 9, 7)]
    public void Read_ADateAsPeopleTypeIt_IsThatDay(string day, string month, string year, int y, int m, int d) =>
        new DateAnswer { Day = day, Month = month, Year = year }.Read("Date").Value.ShouldBe(new DateOnly(y, m, d));

    private async Task<IHtmlDocument> Post(params (string Name, string Value)[] fields)
    {
        var get = await _place.Client.GetAsync("/design/form");
        var token = TestPlace.Parse(await get.Content.ReadAsStringAsync()).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/design/form");
        request.Headers.Add("Cookie", get.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        request.Content = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]);
        return TestPlace.Parse(await (await _place.Client.SendAsync(request)).Content.ReadAsStringAsync());
    }
}
