using Goldthread.Record.Summary;

namespace Goldthread.Record.Tests.Summary;

public sealed class BannerTests
{
    private const string MrsSmith = """
        {'resourceType':'Patient','id':'p','identifier':[{'system':'https://fhir.nhs.uk/Id/nhs-number','value':'9990000018','extension':[{'url':'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus','valueCodeableConcept':{'coding':[{'code':'01'}]}}]}],
         'name':[{'use':'official','prefix':['Mrs'],'given':['Margaret','Rose'],'family':'Smith'},{'use':'nickname','given':['Peggy']}],'gender':'female','birthDate':'1941-03-07',
         'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/individual-pronouns','extension':[{'url':'value','valueCodeableConcept':{'text':'she/her'}}]},{'url':'http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired','valueBoolean':true}],
         'communication':[{'language':{'coding':[{'code':'en'}]}},{'language':{'coding':[{'code':'pa'}]},'preferred':true}],
         'address':[{'use':'home','line':['4 Mill Lane'],'city':'Wrenfield','postalCode':'ZZ1 1AA'}],'telecom':[{'system':'email','value':'m@example.org'},{'system':'phone','value':'01134 960 000'}]}
        """;

    [Fact]
    public void Read_OnePatient_SaysWhoTheyAre()
    {
        var banner = Given.Record(Given.Gp(MrsSmith)).Banner;
        (banner.PreferredName, banner.FullName, banner.AgeWords, banner.BirthDate!.Value.DateWords).ShouldBe(("Peggy Smith", "Mrs Margaret Rose Smith", "84 years", "7 March 1941"));
        (banner.NhsNumber!.Number, banner.NhsNumber.IsVerified, banner.NhsNumber.StatusWords).ShouldBe(("999 000 0018", true, "Verified"));
        (banner.Gender, banner.Pronouns, banner.Language, banner.NeedsInterpreter).ShouldBe(("Female", "she/her", "Punjabi", true));
        (banner.Address, banner.Telephone!.Value, banner.AllergyWords).ShouldBe(("4 Mill Lane, Wrenfield, ZZ1 1AA", "01134 960 000", "No information about allergies"));
    }

    [Fact]
    public void Read_NoPatient_SaysThatNothingIsKnown()
    {
        var banner = Given.Record().Banner;
        (banner.FullName, banner.AgeWords, banner.NhsNumber, banner.LivesWith).ShouldBe(("Name not known", "Age not known", null, null));
    }

    [Fact]
    public void Read_VerifiedNumberOfOneSource_StandsBeforeAnother()
    {
        var banner = Given.Record(Given.Hospital("{'resourceType':'Patient','id':'h','name':[{'text':'M SMITH'}],'identifier':[{'system':'https://fhir.nhs.uk/Id/nhs-number','value':'9990000026'}]}"), Given.Gp(MrsSmith)).Banner;
        (banner.NhsNumber!.Number, banner.FullName).ShouldBe(("999 000 0018", "Mrs Margaret Rose Smith"));
    }

    [Theory]
    [InlineData("04", "Not verified: checked, and no single match was found")]
    [InlineData("02", "Not verified: not checked yet")]
    [InlineData("99", "Not verified")]
    public void Read_OtherStatus_IsSaid(string code, string words) =>
        Given.Record(Given.Gp(MrsSmith.Replace("'01'", "'" + code + "'", StringComparison.Ordinal))).Banner.NhsNumber!.StatusWords.ShouldBe(words);

    [Fact]
    public void Read_NumberThatFailsItsCheck_IsNotShown() =>
        Given.Record(Given.Gp(MrsSmith.Replace("9990000018", "9990000019", StringComparison.Ordinal))).Banner.NhsNumber.ShouldBeNull();

    [Fact]
    public void Read_PersonWhoDied_HasAgeAtDeath()
    {
        var banner = Given.Record(Given.Gp("{'resourceType':'Patient','birthDate':'1941-03-07','deceasedDateTime':'2025-01-02'}")).Banner;
        (banner.HasDied, banner.AgeWords, banner.DiedOn!.Value.DateWords).ShouldBe((true, "Died aged 83", "2 January 2025"));
    }

    [Theory]
    [InlineData("{'resourceType':'Observation','code':{'text':'Lives alone'},'category':[{'coding':[{'code':'social-history'}]}]}", "Lives alone")]
    [InlineData("{'resourceType':'Observation','code':{'text':'Living arrangement'},'valueString':'Lives with husband'}", "Lives with husband")]
    [InlineData("{'resourceType':'Observation','code':{'text':'Lives with'},'valueCodeableConcept':{'text':'daughter'}}", "Lives with daughter")]
    [InlineData("{'resourceType':'Condition','code':{'coding':[{'system':'http://snomed.info/sct','code':'105529008'}]}}", "Lives alone")]
    [InlineData("{'resourceType':'Observation','code':{'text':'Lives alone'},'valueBoolean':false}", null)]
    [InlineData("{'resourceType':'Observation','status':'entered-in-error','code':{'text':'Lives alone'}}", null)]
    public void Read_LivingArrangement_IsSaid(string json, string? words) => Given.Record(Given.Council(json)).Banner.LivesWith.ShouldBe(words);

    [Fact]
    public void Read_Flags_SayThatTheyExistInOrderOfWeight()
    {
        var flags = Given.Record(
            Given.Gp("{'resourceType':'Flag','status':'active','code':{'text':'Dog in house'},'period':{'end':'2025-12-01'}}"),
            Given.Gp("{'resourceType':'Flag','status':'active','code':{'coding':[{'code':'national-reasonable-adjustment-flag'}]}}"),
            Given.Gp("{'resourceType':'Flag','status':'active','code':{'text':'DNACPR'}}"),
            Given.Gp("{'resourceType':'CarePlan','status':'active','title':'Treatment escalation plan'}")).Banner.Flags;
        flags.Select(f => f.Kind).ShouldBe([BannerFlagKind.DoNotAttemptResuscitation, BannerFlagKind.EscalationWishes, BannerFlagKind.Warning, BannerFlagKind.ReasonableAdjustment]);
        flags[2].Review!.Value.DateWords.ShouldBe("1 December 2025");
    }

    [Fact]
    public void Read_ForResuscitation_IsNoDoNotAttemptFlag() =>
        Given.Record(Given.Gp("{'resourceType':'Flag','status':'active','code':{'coding':[{'system':'http://snomed.info/sct','code':'450475007'}]}}")).Banner.Flags.ShouldBeEmpty();

    [Fact]
    public void Read_CoordinatorAndCarer_HaveTheirTelephone()
    {
        var banner = Given.Record(
            Given.Council("""
            {'resourceType':'CareTeam','status':'active','contained':[{'resourceType':'Practitioner','id':'jo','name':[{'text':'Jo Bell'}],'telecom':[{'system':'phone','value':'0113 496 0000'}]}],
             'participant':[{'role':[{'coding':[{'system':'http://snomed.info/sct','code':'768820003','display':'Care coordinator'}]}],'member':{'reference':'#jo'}}]}
            """),
            Given.Gp("{'resourceType':'RelatedPerson','name':[{'text':'Ann Smith'}],'relationship':[{'text':'Daughter'},{'text':'Carer'}],'telecom':[{'system':'phone','use':'mobile','value':'07700 900 123'}]}")).Banner;
        (banner.Coordinator!.Name, banner.Coordinator.Telephone!.Link).ShouldBe(("Jo Bell", "tel:01134960000"));
        (banner.UnpaidCarer!.Name, banner.UnpaidCarer.Role, banner.UnpaidCarer.Telephone!.Value).ShouldBe(("Ann Smith", "Daughter, Carer", "07700 900 123"));
    }

    [Fact]
    public void Read_AllergiesInConflict_SayThatSourcesDiffer() => Given.Record(
        Given.Gp("{'resourceType':'AllergyIntolerance','code':{'text':'Penicillin'}}"), Given.Hospital("{'resourceType':'AllergyIntolerance','code':{'text':'No known allergies'}}"))
        .Banner.AllergyWords.ShouldBe("Penicillin. Sources differ");

    [Fact]
    public void ReadBanner_OnlyTheTypesItNames_IsTheBannerOfTheRecord()
    {
        RecordEntry[] entries = [Given.Gp(MrsSmith), Given.Gp("{'resourceType':'Flag','status':'active','code':{'text':'DNACPR'}}"), Given.Gp("{'resourceType':'AllergyIntolerance','code':{'text':'Egg'}}"),
            Given.Gp("{'resourceType':'Encounter','status':'finished','period':{'start':'2025-10-01'},'participant':[{'individual':{'display':'Dr Lee'}}]}")];
        var banner = PersonRecord.ReadBanner(Given.Input([.. entries.Where(e => PersonRecord.BannerTypes.Contains(e.Type))]));
        (banner.FullName, banner.AllergyWords, banner.Flags.Count).ShouldBe(("Mrs Margaret Rose Smith", "Egg", 1));
    }
}
