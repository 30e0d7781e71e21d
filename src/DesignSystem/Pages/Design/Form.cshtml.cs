using System.ComponentModel.DataAnnotations;
using Goldthread.DesignSystem.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.DesignSystem.Pages.Design;

internal sealed class FormModel : GalleryPage
{
    [BindProperty]
    public FormAnswer Answer { get; set; } = new();

    public bool Done { get; private set; }

    public void OnPost()
    {
        var born = Answer.Born.Read("Date of birth");
        if (!born.Succeeded) ModelState.AddModelError("Answer.Born" + (born.Fault.Path is null ? "" : "." + born.Fault.Path), born.Fault.Message);
        Done = ModelState.IsValid;
    }
}

/// <summary>The answers of the gallery's form.</summary>
internal sealed class FormAnswer
{
    [Required(ErrorMessage = "Enter the full name")]
    public string? Name { get; set; }

    [Range(1, 400, ErrorMessage = "Weight must be between 1 and 400 kilograms")]
    public decimal? Weight { get; set; }

    public DateAnswer Born { get; set; } = new();

    [Required(ErrorMessage = "Choose how we should get in touch")]
    public string? Reach { get; set; }

    public string? Telephone { get; set; }

    public string[] Needs { get; set; } = [];

    public string? Team { get; set; }

    public string? Matters { get; set; }
}
