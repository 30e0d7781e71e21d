namespace Goldthread.Record.SignIn;

/// <summary>How somebody showed who they are.</summary>
/// <param name="Provider">Key of the provider; "demo" for the list of the demo place.</param>
/// <param name="Issuer">Who says so; empty in the demo place.</param>
/// <param name="Subject">What the issuer calls them.</param>
/// <param name="Sid">The issuer's session, for its sign-out; empty when it names none.</param>
/// <param name="Acr">How sure the issuer is: its "acr" or "vot"; empty when it does not say.</param>
/// <param name="Organisations">Codes of organisations at which the issuer says they work; empty when it does not say.</param>
/// <param name="IdToken">The issuer's token, protected, to be handed back when they sign out there; empty for none.</param>
internal sealed record Proof(string Provider, string Issuer, string Subject, string Sid, string Acr, IReadOnlyList<string> Organisations, string IdToken)
{
    public const string DemoProvider = "demo";

    public static Proof Demo { get; } = new(DemoProvider, "", "", "", "", [], "");
}
