using Goldthread.Record.Summary;

namespace Goldthread.Record.Tests.Summary;

public sealed class CodeTextTests
{
    [Theory]
    [InlineData("{'text':'Type 2 diabetes','coding':[{'display':'Diabetes mellitus type 2'}]}", "Type 2 diabetes")]
    [InlineData("{'coding':[{'system':'x','code':'1','display':'First'},{'system':'y','code':'2','display':'Chosen','userSelected':true}]}", "Chosen")]
    [InlineData("{'coding':[{'code':'1'},{'display':'Second'}]}", "Second")]
    [InlineData("{'coding':[{'system':'http://loinc.org','code':'8302-2'}]}", "8302-2")]
    [InlineData("{'coding':[{'display':'Heart failure (disorder)'}]}", "Heart failure")]
    [InlineData("{'text':'Penicillin (oral)'}", "Penicillin (oral)")]
    public void Read_Concept_TakesTheAuthorsWordsFirst(string json, string words) => CodeText.Words(Given.Json(json)).ShouldBe(words);

    [Theory]
    [InlineData("{}")]
    [InlineData("{'coding':[]}")]
    [InlineData("{'coding':[{'system':'x'}]}")]
    [InlineData("{'text':'  '}")]
    [InlineData("'text'")]
    public void Read_NothingToSay_IsNull(string json) => CodeText.Read(Given.Json(json)).ShouldBeNull();

    [Fact]
    public void Shares_DmdAndSnomedWithOneIdentifier_AreTheSameCode() =>
        Read("https://dmd.nhs.uk", "39732411000001106").Shares(Read("http://snomed.info/sct", "39732411000001106")).ShouldBeTrue();

    [Fact]
    public void Shares_SameCodeOfOtherSystem_IsNotTheSame() => Read("http://loinc.org", "1").Shares(Read("http://snomed.info/sct", "1")).ShouldBeFalse();

    [Fact]
    public void Shares_CodeWithoutSystem_IsNotTheSame() =>
        CodeText.Read(Given.Json("{'coding':[{'code':'1'}]}"))!.Shares(CodeText.Read(Given.Json("{'coding':[{'code':'1'}]}"))).ShouldBeFalse();

    [Fact]
    public void Key_SeveralCodings_PrefersSnomedThenLoinc() =>
        CodeText.Read(Given.Json("{'coding':[{'system':'local','code':'a'},{'system':'http://loinc.org','code':'b'},{'system':'https://dmd.nhs.uk','code':'c'}]}"))!
            .Key.ShouldBe("http://snomed.info/sct|c");

    private static CodeText Read(string system, string code) => CodeText.Read(Given.Json($$"""{"coding":[{"system":"{{system}}","code":"{{code}}"}]}"""))!;
}

public sealed class HumanNameTextTests
{
    private const string Margaret = "{'name':[{'use':'old','family':'Jones'},{'use':'official','prefix':['Mrs'],'given':['Margaret','Rose'],'family':'Smith'},{'use':'nickname','given':['Peggy']}]}";

    [Fact]
    public void Of_SeveralNames_IsTheOfficialOneWhole() => HumanNameText.Of(Given.Json(Margaret)).ShouldBe("Mrs Margaret Rose Smith");

    [Fact]
    public void Preferred_Nickname_HasTheFamilyNameBehindIt() => HumanNameText.Preferred(Given.Json(Margaret)).ShouldBe("Peggy Smith");

    [Theory]
    [InlineData("{'name':[{'given':['Ann'],'family':'Lee'}]}", "Ann Lee")]
    [InlineData("{'name':[{'use':'official','given':['Ann'],'family':'Lee'},{'use':'usual','given':['Annie'],'family':'Lee'}]}", "Annie Lee")]
    [InlineData("{'name':[{'text':'JACKSON Jane (Miss)'}]}", "JACKSON Jane (Miss)")]
    [InlineData("{'name':[{'use':'nickname','text':'Peggy Smith'}]}", "Peggy Smith")]
    public void Preferred_NoNickname_IsUsualThenOfficial(string json, string name) => HumanNameText.Preferred(Given.Json(json)).ShouldBe(name);

    [Theory]
    [InlineData("{}")]
    [InlineData("{'name':[{}]}")]
    [InlineData("{'name':[{'given':[null]}]}")]
    public void Of_NoName_IsNull(string json) => HumanNameText.Of(Given.Json(json)).ShouldBeNull();
}

public sealed class AddressTextTests
{
    [Theory]
    [InlineData("{'line':['4 Mill Lane',null],'city':'Wrenfield','postalCode':'ZZ1 1AA','country':'GB'}", "4 Mill Lane, Wrenfield, ZZ1 1AA")]
    [InlineData("{'line':['41 Mall Road'],'city':'Burlington','state':'MA','postalCode':'01803','country':'US'}", "41 Mall Road, Burlington, MA, 01803, US")]
    [InlineData("{'text':'By the river'}", "By the river")]
    public void Line_Parts_AreJoinedByCommas(string json, string line) => AddressText.Line(Given.Json(json)).ShouldBe(line);

    [Theory]
    [InlineData("{}", true)]
    [InlineData("{'use':'home'}", true)]
    [InlineData("{'use':'temp'}", false)]
    [InlineData("{'type':'postal'}", false)]
    [InlineData("{'use':'home','period':{'end':'2024-01-01'}}", false)]
    public void IsCurrentHome_UseAndPeriod_Decide(string json, bool home) => AddressText.IsCurrentHome(Given.Json(json), Given.Now).ShouldBe(home);
}

public sealed class ReachTests
{
    [Fact]
    public void ReadAll_RankAndPeriod_OrderAndDrop()
    {
        var reach = Reach.ReadAll(Given.Json("""
            {'telecom':[{'system':'email','value':'a@example.org'},{'system':'phone','use':'mobile','value':'07700 900 123','rank':1},
             {'system':'phone','use':'old','value':'1'},{'system':'phone','value':'+44 113 496 0000','rank':2,'period':{'end':'2030-01-01'}},{'system':'phone','value':'2','period':{'end':'2020-01-01'}}]}
            """), Given.Now);
        reach.ShouldBe([new("mobile", "07700 900 123", "tel:07700900123"), new("phone", "+44 113 496 0000", "tel:+441134960000"), new("email", "a@example.org", "mailto:a@example.org")]);
    }

    [Fact]
    public void ReadAll_NumberWithWords_HasNoLink() =>
        Reach.ReadAll(Given.Json("{'telecom':[{'system':'phone','value':'ext 12, ask for Jo'}]}"), Given.Now)[0].Link.ShouldBeNull();
}

public sealed class QuantityTextTests
{
    [Theory]
    [InlineData("{'value':7.0,'unit':'mmol/L'}", "7.0 mmol/L")]
    [InlineData("{'value':175.98241711129813,'unit':'cm'}", "175.98 cm")]
    [InlineData("{'value':0.0012345,'unit':'g'}", "0.00123 g")]
    [InlineData("{'value':120,'unit':'mm[Hg]'}", "120 mmHg")]
    [InlineData("{'value':45,'unit':'%'}", "45%")]
    [InlineData("{'value':90,'comparator':'>','code':'mL/min'}", "more than 90 mL/min")]
    [InlineData("{'value':5,'unit':'{score}'}", "5")]
    [InlineData("{'value':1e2,'unit':'mg'}", "100 mg")]
    [InlineData("{'value':0}", "0")]
    public void Read_Quantity_IsShownAsWrittenOrRounded(string json, string words) => QuantityText.Read(Given.Json(json)).ShouldBe(words);

    [Theory]
    [InlineData("{'unit':'mg'}")]
    [InlineData("{'value':'7'}")]
    [InlineData("[]")]
    public void Read_NoNumber_IsNull(string json) => QuantityText.Read(Given.Json(json)).ShouldBeNull();

    [Theory]
    [InlineData("{'low':{'value':3.5,'unit':'mmol/L'},'high':{'value':5.3,'unit':'mmol/L'}}", "3.5 to 5.3 mmol/L")]
    [InlineData("{'low':{'value':3,'unit':'mg'}}", "3 mg or more")]
    [InlineData("{'high':{'value':5,'unit':'mg'}}", "up to 5 mg")]
    public void Range_OneOrTwoEnds_IsSaid(string json, string words) => QuantityText.Range(Given.Json(json)).ShouldBe(words);
}

public sealed class NarrativeTextTests
{
    [Theory]
    [InlineData("<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\"><p>I like <b>tea</b> &amp; cake.</p><p>Call me Peggy.</p></div>", "I like tea & cake.\nCall me Peggy.")]
    [InlineData("<div>One<br/>two<ul><li>three</li><li>four</li></ul></div>", "One\ntwo\nthree\nfour")]
    [InlineData("<div><table><tr><td>A</td><td>B</td></tr></table></div>", "A B")]
    [InlineData("plain < broken", "plain")]
    public void Read_Xhtml_KeepsTheWordsAndTheirLines(string div, string text) => NarrativeText.Read(Given.Json("{\"div\":\"" + div + "\"}")).ShouldBe(text);

    [Fact]
    public void Read_OnlyMarkup_IsNull() => NarrativeText.Strip("<div><img src=\"x\"/></div>").ShouldBeNull();
}

public sealed class AgeTextTests
{
    [Theory]
    [InlineData("1941-03-07", "84 years")]
    [InlineData("1941-10-03", "84 years")]
    [InlineData("1941-10-04", "83 years")]
    [InlineData("1941", "83 or 84 years")]
    [InlineData("2023-10-03", "2 years")]
    [InlineData("2023-10-04", "23 months")]
    [InlineData("2025-08-29", "5 weeks")]
    [InlineData("2025-10-02", "1 day")]
    [InlineData("2026-01-01", "Age not known")]
    public void Words_Living_IsAgeToday(string birth, string words) => Of(birth, null).ShouldBe(words);

    [Theory]
    [InlineData("1941-03-07", "2024-03-06", "Died aged 82")]
    [InlineData("1941-03-07", "2024", "Died aged 82 or 83")]
    [InlineData("2024-01-01", "2024-02-10", "Died aged 5 weeks")]
    [InlineData("1941-03-07", null, "Died, date not known")]
    public void Words_Died_IsAgeAtDeath(string birth, string? death, string words) => Of(birth, death, died: true).ShouldBe(words);

    private static string Of(string birth, string? death, bool died = false)
    {
        FhirMoment.TryParse(birth, out var born).ShouldBeTrue();
        return AgeText.Words(born, died, FhirMoment.TryParse(death, out var on) ? on : null, new DateOnly(2025, 10, 3));
    }
}

public sealed class PlainRelationshipTests
{
    [Theory]
    [InlineData("[{'coding':[{'code':'N'}]}]", "Next of kin")]
    [InlineData("[{'coding':[{'code':'DAU'}]},{'text':'carer'}]", "Daughter, Carer")]
    [InlineData("[{'coding':[{'code':'WIFE','display':'wife'}]}]", "Wife")]
    [InlineData("[{'coding':[{'code':'XYZ'}]}]", "XYZ")]
    public void Read_Relationship_IsSaidInWords(string relationships, string words) =>
        PlainRelationship.Read(Given.Json("{'relationship':" + relationships + "}"))!.Text.ShouldBe(words);

    [Fact]
    public void Read_None_IsNull() => PlainRelationship.Read(Given.Json("{}")).ShouldBeNull();
}

public sealed class CodeCacheTests
{
    [Fact]
    public void Read_SameBytes_IsReadOnce()
    {
        var cache = new CodeCache();
        cache.Read(Given.Json("{'text':'Pulse'}")).ShouldBeSameAs(cache.Read(Given.Json("{'text':'Pulse'}")));
        cache.Read(Given.Json("{'text':'Weight'}"))!.Text.ShouldBe("Weight");
        cache.Read(Given.Json("'text'")).ShouldBeNull();
        cache.Read(default).ShouldBeNull();
    }
}
