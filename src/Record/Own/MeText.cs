namespace Goldthread.Record.Own;

/// <summary>
/// Names the texts of the person's own pages. Each text is its own key: a file MeText.cy.resx beside this one, with the Welsh, is all that
/// another language needs (https://learn.microsoft.com/aspnet/core/fundamentals/localization).
/// </summary>
public sealed class MeText;
