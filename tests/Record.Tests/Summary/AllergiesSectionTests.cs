using Goldthread.Record.Summary;

namespace Goldthread.Record.Tests.Summary;

public sealed class AllergiesSectionTests
{
    [Fact]
    public void Read_NothingSent_SaysNoInformation()
    {
        var allergies = Given.Record().Allergies;
        (allergies.State, allergies.Words).ShouldBe((AllergyState.NoInformation, "No information about allergies"));
    }

    [Theory]
    [InlineData("{'coding':[{'system':'http://snomed.info/sct','code':'716186003'}]}", "No known allergies")]
    [InlineData("{'coding':[{'system':'http://snomed.info/sct','code':'409137002','display':'No known drug allergy (situation)'}]}", "No known drug allergies")]
    [InlineData("{'coding':[{'code':'no-known-allergies'}]}", "No known allergies")]
    [InlineData("{'text':'NKDA'}", "No known drug allergies")]
    [InlineData("{'text':'No known allergies.'}", "No known allergies")]
    public void Read_StatementOfNone_IsSaidAsItWasMade(string code, string words)
    {
        var allergies = Given.Record(Given.Gp("{'resourceType':'AllergyIntolerance','code':" + code + "}")).Allergies;
        (allergies.State, allergies.Words, allergies.Active.Count).ShouldBe((AllergyState.NoneKnown, words, 0));
    }

    [Theory]
    [InlineData("'emptyReason':{'coding':[{'code':'nilknown'}]}", AllergyState.NoneKnown)]
    [InlineData("'emptyReason':{'coding':[{'code':'notasked'}]}", AllergyState.NoInformation)]
    [InlineData("'emptyReason':{'coding':[{'code':'no-content-recorded'}]}", AllergyState.NoInformation)]
    [InlineData("'entry':[{'item':{'reference':'AllergyIntolerance/1'}}],'emptyReason':{'coding':[{'code':'nilknown'}]}", AllergyState.NoInformation)]
    public void Read_EmptyList_CountsOnlyWhenNoneIsKnown(string part, AllergyState state) =>
        Given.Record(Given.Gp("{'resourceType':'List','status':'current','code':{'coding':[{'system':'http://snomed.info/sct','code':'886921000000105'}]}," + part + "}")).Allergies.State.ShouldBe(state);

    [Fact]
    public void Read_EmptyListOfSomethingElse_SaysNothing() =>
        Given.Record(Given.Gp("{'resourceType':'List','status':'current','title':'Problems','emptyReason':{'coding':[{'code':'nilknown'}]}}")).Allergies.State.ShouldBe(AllergyState.NoInformation);

    [Fact]
    public void Read_NoInformationCode_IsNotNoneKnown() =>
        Given.Record(Given.Gp("{'resourceType':'AllergyIntolerance','code':{'coding':[{'code':'no-allergy-info'}]}}")).Allergies.State.ShouldBe(AllergyState.NoInformation);

    [Fact]
    public void Read_ReactionAndSeverity_AreInTheWords() => Given.Record(Given.Gp("""
        {'resourceType':'AllergyIntolerance','criticality':'high','code':{'text':'Penicillin'},'reaction':[{'manifestation':[{'text':'Anaphylaxis'}],'severity':'severe'}]}
        """)).Allergies.Words.ShouldBe("Penicillin (anaphylaxis; severe)");

    [Fact]
    public void Read_SubstanceOnlyInTheReaction_IsNamed() => Given.Record(Given.Gp("""
        {'resourceType':'AllergyIntolerance','reaction':[{'substance':{'text':'Latex'},'manifestation':[{'text':'Rash'}]}]}
        """)).Allergies.Active.Single().Text.ShouldBe("Latex");

    [Fact]
    public void Read_Resolved_IsPastAndNoInformationRemains()
    {
        var allergies = Given.Record(Given.Gp("{'resourceType':'AllergyIntolerance','clinicalStatus':{'coding':[{'code':'resolved'}]},'code':{'text':'Egg'}}")).Allergies;
        (allergies.Past.Count, allergies.Active.Count, allergies.State).ShouldBe((1, 0, AllergyState.NoInformation));
    }

    [Fact]
    public void Read_Refuted_IsInNoList()
    {
        var allergies = Given.Record(Given.Gp("{'resourceType':'AllergyIntolerance','verificationStatus':{'coding':[{'code':'refuted'}]},'code':{'text':'Egg'}}")).Allergies;
        (allergies.Past.Count, allergies.Active.Count).ShouldBe((0, 0));
    }

    [Fact]
    public void Read_SameFromTwoSources_IsShownOnce() =>
        Given.Record(Given.Gp("{'resourceType':'AllergyIntolerance','code':{'text':'Egg'}}"), Given.Hospital("{'resourceType':'AllergyIntolerance','code':{'text':'egg'}}"))
            .Allergies.Active.Single().SourceNames.Count().ShouldBe(2);

    [Fact]
    public void Read_MostDangerous_StandsFirst() => Given.Record(
        Given.Gp("{'resourceType':'AllergyIntolerance','code':{'text':'Aspirin'}}"),
        Given.Gp("{'resourceType':'AllergyIntolerance','criticality':'high','code':{'text':'Wasp sting'}}")).Allergies.Active.Select(a => a.Text).ShouldBe(["Wasp sting", "Aspirin"]);
}
