<?php
/**
 * Settings → eGain Login.
 *
 * @package Egain_Login
 */

namespace Egain_Login;

defined( 'ABSPATH' ) || exit;

/** The page, in its address and for the Settings API. */
const PAGE = 'egain-login';

/** The scopes that suit people who sign in, by area. */
const KNOWN_SCOPES = array(
	'knowledge.portalmgr'    => array( 'read', 'manage' ),
	'knowledge.contentmgr'   => array( 'read', 'manage' ),
	'core.aiservices'        => array( 'read', 'manage' ),
	'core.casemgr'           => array( 'read', 'manage' ),
	'core.customermgr'       => array( 'read', 'manage' ),
	'core.usermgr'           => array( 'read', 'manage' ),
	'core.workassignmentmgr' => array( 'read', 'manage' ),
	'core.infomgr'           => array( 'read' ),
);

add_action( 'admin_menu', __NAMESPACE__ . '\add_settings_page' );
add_action( 'admin_enqueue_scripts', __NAMESPACE__ . '\enqueue_settings_page' );
add_filter( 'script_loader_tag', __NAMESPACE__ . '\add_trial_configuration', 10, 2 );
add_filter( 'plugin_action_links_' . plugin_basename( PLUGIN_FILE ), __NAMESPACE__ . '\add_settings_link' );

/**
 * Adds the page to the menu, and its fields to the page.
 */
function add_settings_page() {
	add_options_page( __( 'eGain Login', 'egain-login' ), __( 'eGain Login', 'egain-login' ), 'manage_options', PAGE, __NAMESPACE__ . '\print_settings_page' );

	add_settings_section( 'client', __( 'Client application', 'egain-login' ), __NAMESPACE__ . '\print_client_section', PAGE );
	add_field( 'pasted', __( 'Paste the metadata', 'egain-login' ), 'print_pasted_field', 'client' );
	$hints = array(
		'authorize_url'    => '',
		'token_url'        => '',
		'client_id'        => '',
		'scope'            => '',
		'prefix'           => __( 'Only if the metadata shows one. It is put before each scope.', 'egain-login' ),
		'authorize_params' => __( 'Only if your deployment needs them, such as domain_hint=ai.egain.cloud/s5fa, or prompt=login to ask people each time.', 'egain-login' ),
	);
	foreach ( get_field_labels() as $name => $label ) {
		$printer = 'scope' === $name ? 'print_scope_field' : 'print_text_field';
		add_field( $name, $label, $printer, 'client', array( 'hint' => $hints[ $name ] ) );
	}

	add_settings_section( 'button', __( 'Button', 'egain-login' ), '__return_null', PAGE );
	foreach ( get_choices() as $name => $choice ) {
		add_field( $name, $choice['label'], 'print_choice_field', 'button', $choice );
	}
}

/**
 * Adds a field to the page.
 *
 * @param string               $name    The field.
 * @param string               $label   Its label.
 * @param string               $printer  The function that prints it.
 * @param string               $section Its section.
 * @param array<string, mixed> $args    What the function needs to know.
 */
function add_field( string $name, string $label, string $printer, string $section, array $args = array() ) {
	$is_single = 'scope' !== $name;
	add_settings_field(
		$name,
		$label,
		__NAMESPACE__ . "\\$printer",
		PAGE,
		$section,
		$args + array( 'name' => $name ) + ( $is_single ? array( 'label_for' => get_field_id( $name ) ) : array() )
	);
}

/**
 * Gets the choices of the section “Button”.
 *
 * @return array<string, array<string, mixed>>
 */
function get_choices(): array {
	return array(
		'storage'  => array(
			'label'   => __( 'Visitors stay signed in', 'egain-login' ),
			'options' => array(
				'memory'  => __( 'on one page, until they leave it', 'egain-login' ),
				'session' => __( 'in one tab, until they close it', 'egain-login' ),
				'local'   => __( 'in all tabs, until they sign out or the token expires', 'egain-login' ),
			),
			'hint'    => __( 'In a tab or in all tabs, the browser stores the token, where every script of this site can read it.', 'egain-login' ),
		),
		'variant'  => array(
			'label'   => __( 'Variant', 'egain-login' ),
			'options' => array(
				'filled'   => __( 'Filled', 'egain-login' ),
				'outlined' => __( 'Outlined', 'egain-login' ),
				'plain'    => __( 'Plain', 'egain-login' ),
			),
		),
		'size'     => array(
			'label'   => __( 'Size', 'egain-login' ),
			'options' => array(
				'small'  => __( 'Small', 'egain-login' ),
				'medium' => __( 'Medium', 'egain-login' ),
				'large'  => __( 'Large', 'egain-login' ),
			),
		),
		'shape'    => array(
			'label'   => __( 'Corners', 'egain-login' ),
			'options' => array(
				'rounded' => __( 'Rounded', 'egain-login' ),
				'pill'    => __( 'Pill', 'egain-login' ),
				'square'  => __( 'Square', 'egain-login' ),
			),
		),
		'language' => array(
			'label'   => __( 'Language', 'egain-login' ),
			'options' => array( 'page' => __( 'The page’s language', 'egain-login' ) ) + LANGUAGES,
			'hint'    => __( 'For English alone, visitors load a smaller script.', 'egain-login' ),
		),
	);
}

/**
 * Loads what the page needs, and nowhere else: the debug script tells everybody how the login is set up.
 *
 * @param string $hook The page that is shown.
 */
function enqueue_settings_page( $hook ) {
	if ( 'settings_page_' . PAGE !== $hook ) {
		return;
	}
	wp_enqueue_style( 'egain-login-settings', plugins_url( 'assets/settings.css', PLUGIN_FILE ), array(), VERSION );
	wp_enqueue_script( 'egain-login-settings', plugins_url( 'assets/settings.js', PLUGIN_FILE ), array( 'clipboard', 'wp-a11y', 'wp-i18n' ), VERSION, true );
	wp_set_script_translations( 'egain-login-settings', 'egain-login' );
	if ( is_set_up() ) {
		wp_enqueue_script( 'egain-login-debug', get_script_url( 'egain-login.debug.min.js' ), array(), VERSION, true );
	}
}

/**
 * Gives the debug script the configuration. In a popup, the page and what it reports stay.
 *
 * @param string $tag    The script tag.
 * @param string $handle The script's name.
 */
function add_trial_configuration( $tag, $handle ) {
	return 'egain-login-debug' === $handle ? add_data_attributes( $tag, array( 'mode' => 'popup' ) + get_configuration() ) : $tag;
}

/**
 * Adds a link to the page in the list of plugins.
 *
 * @param string[] $links The plugin's links.
 */
function add_settings_link( $links ) {
	$link = sprintf( '<a href="%s">%s</a>', esc_url( admin_url( 'options-general.php?page=' . PAGE ) ), esc_html__( 'Settings', 'egain-login' ) );
	return array_merge( array( 'settings' => $link ), $links );
}

/**
 * Prints the page.
 */
function print_settings_page() {
	?>
	<div class="wrap egain-login">
		<h1><?php esc_html_e( 'eGain Login', 'egain-login' ); ?></h1>
		<?php print_registration(); ?>
		<form action="options.php" method="post">
			<?php
			settings_fields( OPTION );
			do_settings_sections( PAGE );
			submit_button();
			?>
		</form>
		<?php
		print_trial();
		print_placing();
		?>
	</div>
	<?php
}

/**
 * Prints what has to be registered in eGain.
 */
function print_registration() {
	$origin = get_origin( get_redirect_uri() );
	?>
	<h2><?php esc_html_e( 'Register this site in eGain', 'egain-login' ); ?></h2>
	<p><?php esc_html_e( 'In eGain’s console, create a client application with the platform “Single Page Application”, and enter these two values.', 'egain-login' ); ?></p>
	<table class="form-table" role="presentation">
		<?php
		print_copy_row( 'redirect-uri', __( 'Redirect URI', 'egain-login' ), get_redirect_uri(), __( 'Partition → Integration → Client Application. Every character counts. No page is needed at this address.', 'egain-login' ) );
		print_copy_row( 'origin', __( 'Allowed origin', 'egain-login' ), $origin, __( 'Partition → Security → CORS Settings → Allowed Origins', 'egain-login' ) );
		?>
	</table>
	<?php
	if ( preg_match( '~^https?://(localhost|127[\d.]+|\[::1\])(:\d+)?$~', $origin ) ) {
		print_caution( __( 'eGain does not accept localhost as an allowed origin. Give this site a full host name.', 'egain-login' ) );
	} elseif ( 0 === strpos( $origin, 'http:' ) ) {
		print_caution( __( 'This site’s address begins with http://. Browsers let nobody sign in there: switch the site to https first.', 'egain-login' ) );
	}
}

/**
 * Prints a caution.
 *
 * @param string $text Plain text.
 */
function print_caution( string $text ) {
	printf( '<div class="notice notice-warning inline"><p>%s</p></div>', esc_html( $text ) );
}

/**
 * Prints a row with a value to copy.
 *
 * @param string $name  Identifies it.
 * @param string $label What it is.
 * @param string $value The value.
 * @param string $hint  Where it goes.
 */
function print_copy_row( string $name, string $label, string $value, string $hint ) {
	$id = get_field_id( $name );
	?>
	<tr>
		<th scope="row"><label for="<?php echo esc_attr( $id ); ?>"><?php echo esc_html( $label ); ?></label></th>
		<td>
			<input type="text" readonly class="large-text code egain-login-value" id="<?php echo esc_attr( $id ); ?>" value="<?php echo esc_attr( $value ); ?>" aria-describedby="<?php echo esc_attr( $id ); ?>-hint">
			<?php
			/* translators: %s: the name of what is copied. */
			$copy_label = sprintf( __( 'Copy: %s', 'egain-login' ), $label );
			?>
			<button type="button" class="button egain-login-copy" data-clipboard-target="#<?php echo esc_attr( $id ); ?>" aria-label="<?php echo esc_attr( $copy_label ); ?>"><?php esc_html_e( 'Copy', 'egain-login' ); ?></button>
			<span class="egain-login-copied hidden" aria-hidden="true"><?php esc_html_e( 'Copied!', 'egain-login' ); ?></span>
			<p class="description" id="<?php echo esc_attr( $id ); ?>-hint"><?php echo esc_html( $hint ); ?></p>
		</td>
	</tr>
	<?php
}

/**
 * Prints the button to try, with the report below it.
 */
function print_trial() {
	?>
	<h2><?php esc_html_e( 'Try it', 'egain-login' ); ?></h2>
	<?php if ( is_set_up() ) : ?>
		<p><?php esc_html_e( 'This button really signs you in, with the settings as they are saved. The report says what is wrong, if anything is. Visitors never see it.', 'egain-login' ); ?></p>
		<div class="egain-login-trial" <?php echo esc_attr( PLACE ); ?>></div>
	<?php else : ?>
		<p><?php esc_html_e( 'Once the addresses, the client ID and a scope are saved, you can sign in here.', 'egain-login' ); ?></p>
		<?php
	endif;
}

/**
 * Prints how the button gets onto a page.
 */
function print_placing() {
	?>
	<h2><?php esc_html_e( 'Add it to a page', 'egain-login' ); ?></h2>
	<p><?php esc_html_e( 'In the block editor, add the block “eGain login”. It has options for its look. Elsewhere, use one of these.', 'egain-login' ); ?></p>
	<table class="form-table" role="presentation">
		<?php
		print_copy_row( 'shortcode', __( 'Shortcode', 'egain-login' ), '[egain_login]', __( 'For the classic editor and page builders. Looks: [egain_login variant="outlined" size="small" shape="pill" icon_only="yes"]', 'egain-login' ) );
		print_copy_row( 'placeholder', __( 'HTML', 'egain-login' ), '<div data-egain-login>Signing in needs JavaScript.</div>', __( 'For HTML that authors and contributors write, too.', 'egain-login' ) );
		?>
	</table>
	<?php
}
