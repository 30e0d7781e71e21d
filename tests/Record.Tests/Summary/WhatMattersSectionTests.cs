namespace Goldthread.Record.Tests.Summary;

public sealed class WhatMattersSectionTests
{
    private const string Person = "{'resourceType':'Patient','id':'p','name':[{'text':'Margaret Smith'}]}";

    private static string AboutMe(string id, string authored, string words) => "{'resourceType':'QuestionnaireResponse','id':'" + id
        + "','status':'completed','questionnaire':'https://example.org/Questionnaire/about-me','authored':'" + authored + "','source':{'reference':'Patient/p'},"
        + "'item':[{'linkId':'1','text':'What is most important to me','answer':[{'valueString':'" + words + "'}]},"
        + "{'linkId':'2','text':'Group','item':[{'linkId':'2.1','text':'Please do','answer':[{'valueString':'Knock first'}],'item':[]}]}]}";

    [Fact]
    public void Read_AboutMe_GivesEveryAnswerWholeInThePersonsWords()
    {
        var words = Given.Record(Given.Gp(Person), Given.Gp(AboutMe("q", "2025-09-01", "My garden.\\nAnd my cat."))).WhatMatters.Words;
        words.Select(w => (w.Heading, w.Text, w.SaidBy)).ShouldBe([
            ("What is most important to me", "My garden.\nAnd my cat.", "In the person's own words"), ("Please do", "Knock first", "In the person's own words")]);
    }

    [Fact]
    public void Read_NewerAboutMeFromOneSource_ReplacesTheOlder() =>
        Given.Record(Given.Gp(Person), Given.Gp(AboutMe("old", "2024-09-01", "My job")), Given.Gp(AboutMe("new", "2025-09-01", "My garden"))).WhatMatters.Words
            .Select(w => w.Reference).Distinct().ShouldBe(["QuestionnaireResponse/new"]);

    [Fact]
    public void Read_AboutMeFromTwoSources_ShowsBothNewestFirst() =>
        Given.Record(Given.Gp(Person), Given.Gp(AboutMe("gp", "2024-09-01", "My job")), Given.Council(AboutMe("council", "2025-09-01", "My garden"))).WhatMatters.Words
            .Select(w => w.Reference).Distinct().ShouldBe(["QuestionnaireResponse/council", "QuestionnaireResponse/gp"]);

    [Fact]
    public void Read_OtherFormWithOneAboutMeQuestion_GivesOnlyThatAnswer() => Given.Record(Given.Gp(Person), Given.Gp("""
        {'resourceType':'QuestionnaireResponse','status':'completed','item':[{'text':'Blood group','answer':[{'valueString':'O'}]},{'text':'What matters to you?','answer':[{'valueString':'Being at home'}]}]}
        """)).WhatMatters.Words.Single().Text.ShouldBe("Being at home");

    [Theory]
    [InlineData("{'resourceType':'QuestionnaireResponse','status':'completed','source':{'reference':'Patient/p'},'item':[{'text':'Little interest in doing things','answer':[{'valueInteger':2}]}]}")]
    [InlineData("{'resourceType':'QuestionnaireResponse','status':'stopped','questionnaire':'about-me','item':[{'text':'x','answer':[{'valueString':'y'}]}]}")]
    [InlineData("{'resourceType':'CarePlan','status':'active','note':[{'authorReference':{'reference':'Practitioner/1'},'text':'Seen today'}]}")]
    [InlineData("{'resourceType':'Goal','lifecycleStatus':'active','description':{'text':'x'},'expressedBy':{'reference':'Practitioner/1'}}")]
    public void Read_NotThePersonsWords_IsLeftOut(string json) => Given.Record(Given.Gp(Person), Given.Gp(json)).WhatMatters.Words.ShouldBeEmpty();

    [Fact]
    public void Read_NoteByThePerson_IsTheirWordsWithItsDate()
    {
        var note = Given.Record(Given.Gp(Person), Given.Gp("{'resourceType':'CarePlan','status':'active','title':'Staying well','note':[{'authorReference':{'reference':'Patient/p'},'time':'2025-09-02','text':'I want to go to church'}]}"))
            .WhatMatters.Words.Single();
        (note.Heading, note.Text, note.SaidBy, note.When!.Value.DateWords).ShouldBe(("About: Staying well", "I want to go to church", "In the person's own words", "2 September 2025"));
    }

    [Fact]
    public void Read_NoteByTheDaughter_IsSaidToBeHers() => Given.Record(Given.Gp(Person), Given.Gp("{'resourceType':'RelatedPerson','id':'ann','name':[{'text':'Ann Smith'}]}"),
        Given.Gp("{'resourceType':'CarePlan','status':'active','note':[{'authorReference':{'reference':'RelatedPerson/ann'},'text':'She hates the hoist'}]}")).WhatMatters.Words.Single().SaidBy.ShouldBe("In the words of Ann Smith");

    [Fact]
    public void Read_GoalThePersonChose_IsAmongTheirWords() =>
        Given.Record(Given.Gp(Person), Given.Gp("{'resourceType':'Goal','lifecycleStatus':'active','description':{'text':'Walk to the shop'},'expressedBy':{'reference':'Patient/p'}}"))
            .WhatMatters.Words.Single().Heading.ShouldBe("My goal");

    [Fact]
    public void Read_AboutMeDocument_GivesItsSectionsAsText() => Given.Record(Given.Gp(Person), Given.Gp("""
        {'resourceType':'Composition','status':'final','title':'About Me','author':[{'reference':'Patient/p'}],'section':[{'title':'My wellness','text':{'status':'additional','div':'<div><p>Good days and bad.</p></div>'}}]}
        """)).WhatMatters.Words.Single().Text.ShouldBe("Good days and bad.");

    [Fact]
    public void Read_PhotoOfThePerson_IsKeptAsAFile() => Given.Record(Given.Gp(Person), Given.Gp("""
        {'resourceType':'QuestionnaireResponse','status':'completed','questionnaire':'about-me','item':[{'text':'A photo of me','answer':[{'valueAttachment':{'contentType':'image/jpeg','url':'Binary/2'}}]}]}
        """)).WhatMatters.Words.Single().Files.Single().Url.ShouldBe("Binary/2");
}
