using System.Text.Json;
using Goldthread.Record.Summary;

namespace Goldthread.Record.Tests.Summary;

public sealed class ReferencesTests
{
    [Theory]
    [InlineData("Practitioner/1", "Practitioner/1")]
    [InlineData("Practitioner/1/_history/2", "Practitioner/1")]
    [InlineData("https://other.example/fhir/Practitioner/1", "Practitioner/1")]
    [InlineData("https://other.example/fhir/Practitioner/1/_history/3", "Practitioner/1")]
    [InlineData("urn:uuid:5f2b", "urn:uuid:5f2b")]
    [InlineData("#gp", "#gp")]
    [InlineData("odd", "odd")]
    [InlineData("/", "/")]
    public void Key_AnyForm_IsTypeAndId(string reference, string key) => References.Key(reference).ShouldBe(key);
}

public sealed class NamingTests
{
    [Fact]
    public void Name_ContainedPractitioner_IsRead() => NameOf("{'reference':'#dr'}", "{'resourceType':'Condition','contained':[{'resourceType':'Practitioner','id':'dr','name':[{'text':'Dr Bell'}]}]}")
        .ShouldBe("Dr Bell");

    [Fact]
    public void Name_SharedNameKnown_StandsBeforeTheDisplay() =>
        NameOf("{'reference':'Practitioner/1','display':'AB'}", names: r => r == "Practitioner/1" ? "Dr Anna Bell" : null).ShouldBe("Dr Anna Bell");

    [Fact]
    public void Name_NobodyKnows_IsTheDisplay() => NameOf("{'reference':'Practitioner/1','display':'AB'}").ShouldBe("AB");

    [Fact]
    public void Name_OnlyAnIdentifier_IsItsValue() => NameOf("{'identifier':{'value':'X26'}}").ShouldBe("X26");

    [Fact]
    public void Name_OnlyAnUnknownReference_IsNull() => NameOf("{'reference':'Practitioner/1'}").ShouldBeNull();

    [Fact]
    public void Name_PractitionerRole_IsItsPractitioner()
    {
        var shared = new Dictionary<string, JsonElement>
        {
            ["PractitionerRole/r"] = Given.Json("{'resourceType':'PractitionerRole','practitioner':{'reference':'Practitioner/p'}}"),
            ["Practitioner/p"] = Given.Json("{'resourceType':'Practitioner','name':[{'given':['Jo'],'family':'Bell'}]}"),
        };
        NameOf("{'reference':'PractitionerRole/r'}", shared: r => shared.TryGetValue(r, out var found) ? found : null).ShouldBe("Jo Bell");
    }

    [Fact]
    public void Name_RoleNamingItself_EndsAndUsesTheDisplay()
    {
        var role = Given.Json("{'resourceType':'PractitionerRole','practitioner':{'reference':'PractitionerRole/r','display':'Somebody'}}");
        NameOf("{'reference':'PractitionerRole/r'}", shared: _ => role).ShouldBe("Somebody");
    }

    [Fact]
    public void Name_AskedTwice_AsksTheCallerOnce()
    {
        var asked = 0;
        var set = new EntrySet(Given.Input() with { NameOf = _ => { asked++; return null; } });
        var reference = Given.Json("{'reference':'Practitioner/1'}");
        set.Name(reference, default);
        set.Name(reference, default);
        asked.ShouldBe(1);
    }

    private static string? NameOf(string reference, string within = "{}", Func<string, string?>? names = null, Func<string, JsonElement?>? shared = null) =>
        new EntrySet(Given.Input() with { NameOf = names, Shared = shared }).Name(Given.Json(reference), Given.Json(within));
}

public sealed class EntrySetTests
{
    [Theory]
    [InlineData("{'resourceType':'Condition','verificationStatus':{'coding':[{'code':'entered-in-error'}]}}")]
    [InlineData("{'resourceType':'Condition','verificationStatus':{'coding':[{'code':'refuted'}]}}")]
    [InlineData("{'resourceType':'Observation','status':'entered-in-error'}")]
    [InlineData("{'resourceType':'Goal','lifecycleStatus':'entered-in-error'}")]
    [InlineData("{'resourceType':'DocumentReference','docStatus':'entered-in-error'}")]
    public void Facts_TakenBackOrRuledOut_AreNotAmongThem(string json)
    {
        var entry = Given.Gp(json);
        Given.Set(entry).Facts(entry.Type).ShouldBeEmpty();
        Given.Set(entry).All.Count.ShouldBe(1);
    }

    [Fact]
    public void Facts_AnyOrderGiven_AreLatestReceivedFirst()
    {
        var older = Given.Entry("{'resourceType':'Condition','id':'a'}", received: Given.Now.AddDays(-3));
        var newer = Given.Entry("{'resourceType':'Condition','id':'b'}", received: Given.Now.AddDays(-2));
        Given.Set(older, newer).Facts("Condition").Select(e => e.Id).ShouldBe(["b", "a"]);
        Given.Set(newer, older).Facts("Condition").Select(e => e.Id).ShouldBe(["b", "a"]);
    }

    [Theory]
    [InlineData("{'reference':'Patient/p1'}", true)]
    [InlineData("{'reference':'https://gp.example/fhir/Patient/p1'}", true)]
    [InlineData("{'reference':'Patient/mother'}", false)]
    [InlineData("{'reference':'RelatedPerson/p1'}", false)]
    [InlineData("{'type':'Patient','display':'Her'}", true)]
    public void IsThePerson_Reference_IsOneOfTheSourcePatients(string reference, bool isThem) =>
        Given.Set(Given.Gp("{'resourceType':'Patient','id':'p1'}"), Given.Hospital("{'resourceType':'Patient','id':'p2'}")).IsThePerson(Given.Json(reference)).ShouldBe(isThem);

    [Fact]
    public void Find_UrnUuid_IsTheEntryWithThatId()
    {
        const string id = "5b7d9a3e-8f0a-4b0e-9a60-51b7a0d7b3aa";
        Given.Set(Given.Gp("{'resourceType':'Encounter','id':'" + id + "'}")).Find("urn:uuid:" + id)!.Type.ShouldBe("Encounter");
    }

    [Fact]
    public void Item_AnyEntry_CarriesWhereItCameFrom()
    {
        var item = Given.Record(Given.Hospital("""
            {'resourceType':'Condition','id':'c1','clinicalStatus':{'coding':[{'code':'active'}]},'code':{'text':'Heart failure'},'onsetDateTime':'2019','recorder':{'display':'Dr Bell'}}
            """)).Problems.Active.Single();
        (item.Text, item.SourceCode, item.SourceName, item.Author, item.Reference, item.Status, item.When!.Value.Words)
            .ShouldBe(("Heart failure", "HOSP", "Wren Hospital", "Dr Bell", "Condition/c1", "Current", "2019"));
    }
}

public sealed class EntryDateTests
{
    [Theory]
    [InlineData("{'resourceType':'Condition','recordedDate':'2020-01-02','onsetDateTime':'2019'}", "2019")]
    [InlineData("{'resourceType':'Condition','onsetAge':{'value':4},'recordedDate':'2020-01-02'}", "2 January 2020")]
    [InlineData("{'resourceType':'Encounter','period':{'start':'2020-01-02'}}", "2 January 2020")]
    [InlineData("{'resourceType':'Observation','effectivePeriod':{'start':'2020-02'},'issued':'2020-03-01T10:00:00Z'}", "February 2020")]
    [InlineData("{'resourceType':'Observation','issued':'2020-03-01T10:00:00Z'}", "1 March 2020")]
    [InlineData("{'resourceType':'MedicationRequest','authoredOn':'2020-01-02'}", "2 January 2020")]
    [InlineData("{'resourceType':'Appointment','created':'2020-01-02','start':'2020-02-02T09:00:00Z'}", "2 February 2020")]
    [InlineData("{'resourceType':'Appointment','requestedPeriod':[{'start':'2020-02-02'}]}", "2 February 2020")]
    [InlineData("{'resourceType':'DocumentReference','context':{'period':{'start':'2020-02-02'}}}", "2 February 2020")]
    [InlineData("{'resourceType':'Immunization','recorded':'2020-01-02','occurrenceString':'as a child'}", "2 January 2020")]
    [InlineData("{'resourceType':'Patient','birthDate':'1941-03-07'}", null)]
    [InlineData("{'resourceType':'Flag'}", null)]
    public void Of_Resource_IsWhenItHappenedBeforeWhenItWasWritten(string json, string? words)
    {
        var resource = Given.Json(json);
        EntryDate.Of(resource.GetProperty("resourceType").GetString()!, resource)?.DateWords.ShouldBe(words);
        EntryDate.Of(resource.GetProperty("resourceType").GetString()!, resource).HasValue.ShouldBe(words is not null);
    }
}

public sealed class EntryAuthorTests
{
    [Theory]
    [InlineData("{'resourceType':'Condition','asserter':{'display':'A'},'recorder':{'display':'B'}}", "B")]
    [InlineData("{'resourceType':'Procedure','performer':[{'actor':{'display':'Surgeon'}}]}", "Surgeon")]
    [InlineData("{'resourceType':'Immunization','performer':[{'actor':{}},{'actor':{'display':'Nurse'}}]}", "Nurse")]
    [InlineData("{'resourceType':'Encounter','participant':[{'individual':{'display':'Dr Lee'}}]}", "Dr Lee")]
    [InlineData("{'resourceType':'MedicationRequest','requester':{'display':'GP'}}", "GP")]
    [InlineData("{'resourceType':'DocumentReference','author':[],'custodian':{'display':'Trust'}}", "Trust")]
    [InlineData("{'resourceType':'Provenance','agent':[{'who':{'display':'Clerk'}}]}", "Clerk")]
    [InlineData("{'resourceType':'Observation'}", null)]
    public void Of_Resource_IsTheFirstWithAName(string json, string? author)
    {
        var set = Given.Set(Given.Gp(json));
        EntryAuthor.Of(set.All[0], set).ShouldBe(author);
    }
}

public sealed class AgreementTests
{
    [Theory]
    [InlineData("Furosemide 40mg Tablets", "furosemide 40mg tablets")]
    [InlineData("  4, Mill-Lane. ", "4 mill lane")]
    [InlineData("2.5 mg/ml", "2.5 mg ml")]
    [InlineData("", "")]
    public void Plain_Text_KeepsOnlyWhatCarriesMeaning(string text, string plain) => Agreement.Plain(text).ShouldBe(plain);
}
