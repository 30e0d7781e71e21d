namespace Goldthread.DesignSystem.Pages.Design;

internal sealed class IndexModel : GalleryPage;
