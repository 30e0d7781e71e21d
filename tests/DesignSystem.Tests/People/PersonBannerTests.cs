using Goldthread.DesignSystem.People;

namespace Goldthread.DesignSystem.Tests.People;

public sealed class PersonBannerTests
{
    [Fact]
    public void Banner_EverythingKnown_SaysIt()
    {
        var banner = TestPlace.Parse(new PersonBanner
        {
            FullName = "Mrs Margaret Smith", PreferredName = "Peggy", Age = "84", Born = "7 March 1941", NhsNumber = "999 000 0018", NhsNumberStatus = "verified",
            Pronouns = "she and her", Interpreter = "Polish", Allergies = "Penicillin (severe)", LivesWith = "alone", UnpaidCarer = "Jan Smith",
            Coordinator = "Oluwaseun Adebayo", CoordinatorTelephone = "01632 960 018",
            Flags = [new(PersonFlagKind.Warning, "Two visitors", "/flags", "1 May 2026")],
        }.ToHtml());

        banner.QuerySelectorAll("dl > div").Select(fact => fact.TextContent).ShouldBe(
        [
            "Born7 March 1941 (84)", "NHS number999 000 0018, verified", "AllergiesPenicillin (severe)", "Pronounsshe and her", "InterpreterPolish",
            "Livesalone", "Unpaid carerJan Smith", "CoordinatorOluwaseun Adebayo, 01632 960 018",
        ]);
        banner.QuerySelector(".gt-person__name")!.TextContent.ShouldBe("Mrs Margaret Smith likes to be called Peggy");
        banner.QuerySelector(".gt-flag")!.TextContent.ShouldBe("Warning: Two visitors (review 1 May 2026)");
        banner.QuerySelector("a[href='tel:01632960018']")!.TextContent.ShouldBe("01632 960 018");
    }

    [Fact]
    public void Banner_OnlyANameGiven_LeavesNoGap()
    {
        var banner = TestPlace.Parse(new PersonBanner { FullName = "Li Ng" }.ToHtml());

        banner.QuerySelectorAll("dl, dt, dd, ul, li, .gt-person__more").ShouldBeEmpty();
        banner.Body!.TextContent.ShouldBe("Li Ng");
    }

    [Fact]
    public void Banner_HostileWords_AreEscaped()
    {
        var html = new PersonBanner { FullName = "<script>alert(1)</script>", Allergies = "\"><img>", Href = "\" onclick=\"x" }.ToHtml();

        TestPlace.Parse(html).QuerySelectorAll("script, img, [onclick]").ShouldBeEmpty();
    }
}
